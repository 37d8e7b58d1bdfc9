# expect: 20-22
def max_pool(x, k, s):
    rows, columns = (x.shape[0] - k) // s + 1, (x.shape[1] - k) // s + 1
    out = zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            for value in x[i * s:i * s + k, j * s:j * s + k].flatten().tolist():
                out[i, j] = max(out[i, j].item(), value)
    return out


def max_pool_backward(x, k, s, dout):
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            winner = int(x[i * s:i * s + k, j * s:j * s + k].argmax())
            dx[i * s + winner // k, j * s + winner % k] += dout[i, j]
    return dx
