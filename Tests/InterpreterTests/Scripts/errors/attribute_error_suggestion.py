xs = [1, 2]
xs.appendd(3)
