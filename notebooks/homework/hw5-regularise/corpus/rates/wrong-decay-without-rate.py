# expect: 6-7
def step_rate(lr, t, every, factor):
    return lr * factor ** (t // every)


def cosine_rate(lr, t, total):
    return 0.5 * lr * (1 + math.cos(t / total * math.pi))


def decay_step(w, b, dw, db, lr, lam):
    return (1 - lam) * w - lr * dw, b - lr * db
