def zero_pad(x, top, bottom, left, right):
    def pixel(i, j):
        inside = 0 <= i < x.shape[0] and 0 <= j < x.shape[1]
        return x[i, j].item() if inside else 0

    return [[pixel(i, j) for j in range(-left, x.shape[1] + right)] for i in range(-top, x.shape[0] + bottom)]
