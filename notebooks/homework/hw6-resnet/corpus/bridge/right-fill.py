def bridge(skip, up):
    n, d, h, w = up.shape
    c = skip.shape[1]
    out = zeros(n, c + d, h, w)
    i, j = (skip.shape[2] - h) // 2, (skip.shape[3] - w) // 2
    out[:, :c] = skip[..., i:i + h, j:j + w]
    out[:, c:] = up
    return out
