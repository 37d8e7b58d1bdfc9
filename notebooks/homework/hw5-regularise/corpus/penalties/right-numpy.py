def l2(w, lam):
    w = w.numpy()
    return lam * np.sum(np.square(w)) / 2, lam * w


def l1(w, lam):
    w = w.numpy()
    return lam * np.abs(w).sum(), lam * np.sign(w)


def elastic(w, lam1, lam2):
    w = w.numpy()
    return lam1 * np.abs(w).sum() + lam2 * (w * w).sum(), lam1 * np.sign(w) + lam2 * 2 * w


def max_norm(w, c):
    w = w.numpy().copy()
    for f in w:
        size = np.sqrt(np.sum(f ** 2))
        if size > np.sqrt(c):
            f *= np.sqrt(c) / size
    return w
