print(x = = 3)
