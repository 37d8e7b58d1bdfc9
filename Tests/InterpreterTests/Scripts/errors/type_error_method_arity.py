xs = []
xs.append(1, 2)
