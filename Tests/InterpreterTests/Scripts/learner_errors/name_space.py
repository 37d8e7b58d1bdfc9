my var = 3
