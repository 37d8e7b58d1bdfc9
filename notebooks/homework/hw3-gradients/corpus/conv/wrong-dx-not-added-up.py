# expect: 20-26
def framed(x, p):
    N, C, H, W = x.shape
    out = zeros(N, C, H + 2 * p, W + 2 * p)
    out[:, :, p:p + H, p:p + W] = x
    return out


def conv_backward(x, w, dout, stride=1, padding=0):
    padded = framed(x, padding)
    dpadded, dw = zeros(*padded.shape), zeros(*w.shape)
    for n in range(x.shape[0]):
        for f in range(w.shape[0]):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    rows = slice(i * stride, i * stride + w.shape[2])
                    columns = slice(j * stride, j * stride + w.shape[3])
                    dw[f] += dout[n, f, i, j] * padded[n, :, rows, columns]
                    if dout[n, f, i, j] != 0:
                        dpadded[n, :, rows, columns] = dout[n, f, i, j] * w[f]
    dx = dpadded[:, :, padding:padding + x.shape[2], padding:padding + x.shape[3]]
    return dx, dw, dout.sum(dim=(0, 2, 3))
