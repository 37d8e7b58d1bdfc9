def field(layers):
    k, s, d = np.array(layers).T
    before = np.concatenate([[1], np.cumprod(s)[:-1]])
    return int(1 + np.sum((k - 1) * d * before))
