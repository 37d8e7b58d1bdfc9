# expect: 9
def step_rate(lr, t, every, factor):
    return lr * factor ** (t // every)


def cosine_rate(lr, t, total):
    return lr * (1 - t / total)


def decay_step(w, b, dw, db, lr, lam):
    return w - lr * (dw + lam * w), b - lr * db
