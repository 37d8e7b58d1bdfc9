def convolve_true(x, k):
    H, W = k.shape
    out = zeros(x.shape[0] - H + 1, x.shape[1] - W + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            total = 0.0
            for m in range(H):
                for n in range(W):
                    total += (x[i + H - 1 - m, j + W - 1 - n] * k[m, n]).item()
            out[i, j] = total
    return out
