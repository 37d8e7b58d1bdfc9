def conv_backward(x, w, dout, stride=1, padding=0):
    # Pixels outside the picture are skipped instead of padded; plain lists of numbers.
    N, C, H, W = x.shape
    F, _, kh, kw = w.shape
    X, K, G = x.tolist(), w.tolist(), dout.tolist()
    dx = [[[[0.0] * W for _ in range(H)] for _ in range(C)] for _ in range(N)]
    dw = [[[[0.0] * kw for _ in range(kh)] for _ in range(C)] for _ in range(F)]
    db = [0.0] * F
    for n in range(N):
        for f in range(F):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    g = G[n][f][i][j]
                    db[f] += g
                    for c in range(C):
                        for m in range(kh):
                            r = i * stride + m - padding
                            if r < 0 or r >= H:
                                continue
                            for q in range(kw):
                                t = j * stride + q - padding
                                if 0 <= t < W:
                                    dx[n][c][r][t] += g * K[f][c][m][q]
                                    dw[f][c][m][q] += g * X[n][c][r][t]
    return dx, dw, db
