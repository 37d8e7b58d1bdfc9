def step_rate(lr, t, every, factor):
    return lr if t < every else factor * step_rate(lr, t - every, every, factor)


def cosine_rate(lr, t, total):
    return lr * math.cos(math.pi * t / total / 2) ** 2


def decay_step(w, b, dw, db, lr, lam):
    return w - lr * (dw + lam * w), b - lr * db
