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
            w = x[k * i:k * i + k, k * j:k * j + k]
            norm = torch.sqrt(torch.sum(w ** 2))
            dx[k * i:k * i + k, k * j:k * j + k] = torch.where(norm > 0, w / (norm + 1e-12), 0 * w) * dout[i, j]
    return dx
