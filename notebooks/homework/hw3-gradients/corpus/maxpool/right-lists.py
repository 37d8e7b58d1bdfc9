def windows(x, k, s):
    for i in range((len(x) - k) // s + 1):
        for j in range((len(x[0]) - k) // s + 1):
            yield i, j, [(x[i * s + m][j * s + n], i * s + m, j * s + n) for m in range(k) for n in range(k)]


def max_pool(x, k, s):
    x = x.tolist()
    out = [[None] * ((len(x[0]) - k) // s + 1) for _ in range((len(x) - k) // s + 1)]
    for i, j, window in windows(x, k, s):
        out[i][j] = max(window)[0]
    return out


def max_pool_backward(x, k, s, dout):
    x, dout = x.tolist(), dout.tolist()
    dx = [[0.0] * len(x[0]) for _ in x]
    for i, j, window in windows(x, k, s):
        _, m, n = max(window, key=lambda pixel: pixel[0])
        dx[m][n] += dout[i][j]
    return dx
