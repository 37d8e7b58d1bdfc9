xs = []
assert xs[0] > 1, "never gets here"
