def step_rate(lr, t, every, factor):
    for step in range(1, t + 1):
        if step % every == 0:
            lr *= factor
    return lr


def cosine_rate(lr, t, total):
    return 0.5 * lr * (1 + math.cos(t / total * math.pi))


def decay_step(w, b, dw, db, lr, lam):
    smaller = w * (1 - lr * lam)
    return smaller - dw * lr, b - db * lr
