def zero_pad(x, top, bottom, left, right):
    width = left + x.shape[1] + right
    above = [[0.0] * width for _ in range(top)]
    below = [[0.0] * width for _ in range(bottom)]
    middle = [[0.0] * left + row + [0.0] * right for row in x.tolist()]
    return tensor(above + middle + below)
