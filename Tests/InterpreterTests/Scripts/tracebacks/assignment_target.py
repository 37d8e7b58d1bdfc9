xs = [0]
i = 3
xs[0], xs[i], y = 1, 2, 3
