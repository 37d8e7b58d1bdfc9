def max_pool(x, k, s):
    rows, columns = (x.shape[0] - k) // s + 1, (x.shape[1] - k) // s + 1
    return tensor([[x[i * s:i * s + k, j * s:j * s + k].max().item() for j in range(columns)] for i in range(rows)])


def max_pool_backward(x, k, s, dout):
    dx = torch.zeros_like(x)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            window = x[i * s:i * s + k, j * s:j * s + k].reshape(-1)
            mask = (window == window.max()).float()
            first = mask * (mask.cumsum(0) == 1).float()
            dx[i * s:i * s + k, j * s:j * s + k] += first.reshape(k, k) * dout[i, j]
    return dx
