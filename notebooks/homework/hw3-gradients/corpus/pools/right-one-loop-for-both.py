def backwards(x, k, dout, slope):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            window = x[i * k:i * k + k, j * k:j * k + k]
            dx[i * k:i * k + k, j * k:j * k + k] = slope(window) * dout[i, j]
    return dx


def avg_pool_backward(x, k, dout):
    return backwards(x, k, dout, lambda window: ones(k, k) / window.numel())


def l2_pool_backward(x, k, dout):
    return backwards(x, k, dout, lambda window: window / window.norm() if window.abs().max() > 0 else zeros(k, k))
