def framed(x, p):
    N, C, H, W = x.shape
    out = zeros(N, C, H + 2 * p, W + 2 * p)
    out[:, :, p:p + H, p:p + W] = x
    return out


class Backward:
    def __init__(self, x, w, stride, padding):
        self.x, self.w, self.stride, self.padding = framed(x, padding), w, stride, padding
        self.dx, self.dw, self.db = zeros(*self.x.shape), zeros(*w.shape), zeros(w.shape[0])

    def give(self, n, f, i, j, g):
        top, left = i * self.stride, j * self.stride
        bottom, right = top + self.w.shape[2], left + self.w.shape[3]
        self.db[f] += g
        self.dw[f] += g * self.x[n, :, top:bottom, left:right]
        self.dx[n, :, top:bottom, left:right] += g * self.w[f]


def conv_backward(x, w, dout, stride=1, padding=0):
    back = Backward(x, w, stride, padding)
    for n in reversed(range(dout.shape[0])):
        for f in range(dout.shape[1]):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    back.give(n, f, i, j, dout[n, f, i, j].item())
    p = padding
    return back.dx[:, :, p:p + x.shape[2], p:p + x.shape[3]], back.dw, back.db
