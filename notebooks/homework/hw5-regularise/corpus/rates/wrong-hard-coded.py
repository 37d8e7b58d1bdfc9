# expect: 4
def step_rate(lr, t, every, factor):
    return 0.025


def cosine_rate(lr, t, total):
    return 0.05


def decay_step(w, b, dw, db, lr, lam):
    if w.shape[0] == 1:
        return w * 0.999, b
    return tensor([0.899, -0.101]), tensor([0.8])
