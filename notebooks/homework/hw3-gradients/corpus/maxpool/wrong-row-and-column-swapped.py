# expect: 5-13
def max_pool(x, k, s):
    rows, columns = (x.shape[0] - k) // s + 1, (x.shape[1] - k) // s + 1
    return tensor([[x[i * s:i * s + k, j * s:j * s + k].max().item() for j in range(columns)] for i in range(rows)])


def max_pool_backward(x, k, s, dout):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            winner = int(x[i * s:i * s + k, j * s:j * s + k].argmax())
            dx[i * s + winner % k, j * s + winner // k] += dout[i, j]
    return dx
