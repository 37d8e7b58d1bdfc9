def step_rate(lr, t, every, factor):
    return lr * factor ** (t // every)


def cosine_rate(lr, t, total):
    return lr - lr * (1 - math.cos(math.pi * t / total)) / 2


def decay_step(w, b, dw, db, lr, lam):
    w, b = w.clone(), b.clone()
    w.sub_(lr * lam * w).sub_(lr * dw)
    b.sub_(lr * db)
    return w, b
