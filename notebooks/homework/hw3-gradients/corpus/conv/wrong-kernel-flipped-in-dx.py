# expect: 18-20
def framed(x, p):
    N, C, H, W = x.shape
    out = zeros(N, C, H + 2 * p, W + 2 * p)
    out[:, :, p:p + H, p:p + W] = x
    return out


def gradients(x, w, dout, s, p):
    padded = framed(x, p)
    dpadded, dw = zeros(*padded.shape), zeros(*w.shape)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows, columns = slice(i * s, i * s + w.shape[2]), slice(j * s, j * s + w.shape[3])
            for n in range(x.shape[0]):
                for f in range(w.shape[0]):
                    dw[f] += dout[n, f, i, j] * padded[n, :, rows, columns]
                    dpadded[n, :, rows, columns] += dout[n, f, i, j] * w[f]
    return dpadded[:, :, p:p + x.shape[2], p:p + x.shape[3]], dw, dout.sum(dim=(0, 2, 3))


def conv_backward(x, w, dout, stride=1, padding=0):
    turned = w.flip([2, 3])
    dx, _, db = gradients(x, turned, dout, stride, padding)
    return dx, gradients(x, w, dout, stride, padding)[1], db
