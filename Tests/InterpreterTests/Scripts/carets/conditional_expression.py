x = None
y = x + 1 if x is None else x[0]
