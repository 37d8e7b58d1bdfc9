def step_rate(lr, t, every, factor):
    return lr * np.power(factor, np.floor(t / every))


def cosine_rate(lr, t, total):
    return lr * (1 + np.cos(np.pi * t / total)) / 2


def decay_step(w, b, dw, db, lr, lam):
    w, b, dw, db = [a.numpy() for a in (w, b, dw, db)]
    return w * (1 - lr * lam) - lr * dw, b - lr * db
