# expect: 7
def step_rate(lr, t, every, factor):
    return lr * factor ** (t // every)


def cosine_rate(lr, t, total):
    return lr / 2 * (1 + math.cos(180 * t / total))


def decay_step(w, b, dw, db, lr, lam):
    return w - lr * (dw + lam * w), b - lr * db
