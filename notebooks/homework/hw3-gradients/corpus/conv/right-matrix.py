def places(x, w, dout, stride, padding):
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            yield i, j, slice(i * stride, i * stride + w.shape[2]), slice(j * stride, j * stride + w.shape[3])


def framed(x, p):
    N, C, H, W = x.shape
    out = zeros(N, C, H + 2 * p, W + 2 * p)
    out[:, :, p:p + H, p:p + W] = x
    return out


def conv_backward(x, w, dout, stride=1, padding=0):
    padded = framed(x, padding)
    flat = w.reshape(w.shape[0], -1)
    dflat, dpadded = zeros(*flat.shape), zeros(*padded.shape)
    for i, j, rows, columns in places(x, w, dout, stride, padding):
        g = dout[:, :, i, j]
        patches = padded[:, :, rows, columns].reshape(x.shape[0], -1)
        dflat += g.T @ patches
        dpadded[:, :, rows, columns] += (g @ flat).reshape(x.shape[0], *w.shape[1:])
    dx = dpadded[:, :, padding:padding + x.shape[2], padding:padding + x.shape[3]]
    return dx, dflat.reshape(*w.shape), torch.sum(dout, dim=(0, 2, 3))
