def conv_backward(x, w, dout, stride=1, padding=0):
    x, w, dout = x.numpy(), w.numpy(), dout.numpy()
    N, C, H, W = x.shape
    F, _, kh, kw = w.shape
    p = padding
    padded = np.zeros((N, C, H + 2 * p, W + 2 * p))
    padded[:, :, p:p + H, p:p + W] = x
    back, dw, db = np.zeros(padded.shape), np.zeros(w.shape), np.zeros(F)
    for n in range(N):
        for f in range(F):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    g = dout[n, f, i, j]
                    a, b = i * stride, j * stride
                    db[f] += g
                    dw[f] += g * padded[n, :, a:a + kh, b:b + kw]
                    back[n, :, a:a + kh, b:b + kw] += g * w[f]
    return back[:, :, p:p + H, p:p + W], dw, db
