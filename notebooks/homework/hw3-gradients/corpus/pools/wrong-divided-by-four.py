# expect: 12
def avg_pool_backward(x, k, dout):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            dx[i * k:(i + 1) * k, j * k:(j + 1) * k] = dout[i, j] / 4
    return dx


def l2_pool_backward(x, k, dout):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            window = x[i * k:(i + 1) * k, j * k:(j + 1) * k]
            norm = (window * window).sum().sqrt().item()
            if norm > 0:
                dx[i * k:(i + 1) * k, j * k:(j + 1) * k] = dout[i, j] * window / norm
    return dx
