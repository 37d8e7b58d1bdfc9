# expect: 5-7
def avg_pool_backward(x, k, dout):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            dx[i * k:(i + 1) * k, j * k:(j + 1) * k] = dout[i, j] / k ** 2
    return dx


def l2_pool_backward(x, k, dout):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            winner = int(x[i * k:(i + 1) * k, j * k:(j + 1) * k].argmax())
            if x[i * k + winner // k, j * k + winner % k] > 0:
                dx[i * k + winner // k, j * k + winner % k] = dout[i, j]
    return dx
