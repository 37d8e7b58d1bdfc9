def framed(x, p):
    N, C, H, W = x.shape
    out = zeros(N, C, H + 2 * p, W + 2 * p)
    out[:, :, p:p + H, p:p + W] = x
    return out


def bias_gradient(dout):
    return tensor([dout[:, f].sum().item() for f in range(dout.shape[1])])


def weight_gradient(x, w, dout, s):
    dw = zeros(*w.shape)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            patch = x[:, :, i * s:i * s + w.shape[2], j * s:j * s + w.shape[3]]
            for f in range(w.shape[0]):
                dw[f] += (dout[:, f, i, j].reshape(-1, 1, 1, 1) * patch).sum(dim=0)
    return dw


def picture_gradient(x, w, dout, s):
    dx = zeros(*x.shape)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            for f in range(w.shape[0]):
                dx[:, :, i * s:i * s + w.shape[2], j * s:j * s + w.shape[3]] += dout[:, f, i, j].reshape(-1, 1, 1,
                                                                                                         1) * w[f]
    return dx


def conv_backward(x, w, dout, stride=1, padding=0):
    padded = framed(x, padding)
    dx = picture_gradient(padded, w, dout, stride)
    H, W = x.shape[2], x.shape[3]
    return (dx[:, :, padding:H + padding, padding:W + padding], weight_gradient(padded, w, dout, stride),
            bias_gradient(dout))
