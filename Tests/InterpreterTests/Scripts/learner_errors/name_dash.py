my-var = 3
