def relu_backward(x, dout):
    return np.where(x.numpy() > 0, dout.numpy(), 0)


def softmax_loss(scores, y):
    s, y = scores.numpy().astype(np.float64), y.numpy()
    s = s - s.max(axis=1, keepdims=True)
    p = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
    n = np.arange(len(y))
    loss = np.mean(np.log(np.exp(s).sum(axis=1)) - s[n, y])
    p[n, y] -= 1
    return loss, p / len(y)


def hinge_loss(scores, y):
    s, y = scores.numpy(), y.numpy()
    n = np.arange(len(y))
    m = np.maximum(0, s - s[n, y][:, None] + 1)
    m[n, y] = 0
    d = (m > 0).astype(np.float64)
    d[n, y] = -d.sum(axis=1)
    return m.sum() / len(y), d / len(y)
