# expect: 17-19
def max_pool(x, k, s):
    rows, columns = x.shape[0] // k, x.shape[1] // k
    return tensor([[x[i * k:i * k + k, j * k:j * k + k].max().item() for j in range(columns)] for i in range(rows)])


def max_pool_backward(x, k, s, dout):
    dx = zeros(*x.shape)
    for i in range(x.shape[0] // k):
        for j in range(x.shape[1] // k):
            winner = int(x[i * k:i * k + k, j * k:j * k + k].argmax())
            dx[i * k + winner // k, j * k + winner % k] += dout[i, j]
    return dx
