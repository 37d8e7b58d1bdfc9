xs = [1]
xs.index(5)
