def l2(w, lam):
    return lam * sum(v * v for v in w.flatten().tolist()) / 2, w * lam


def l1(w, lam):
    price = sum(abs(v) for v in w.flatten().tolist())
    return lam * price, (w > 0).float() * lam - (w < 0).float() * lam


def elastic(w, lam1, lam2):
    a, b = l1(w, lam1), l2(w, 2 * lam2)
    return a[0] + b[0], a[1] + b[1]


def max_norm(w, c):
    filters = []
    for f in w:
        squares = sum(v * v for v in f.flatten().tolist())
        filters.append(f * (c / squares) ** 0.5 if squares > c else f)
    return torch.stack(filters)
