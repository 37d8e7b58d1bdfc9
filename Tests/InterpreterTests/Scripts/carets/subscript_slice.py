xs = 5
ys = [1] + xs[1:2]
