def step_rate(lr, t, every, factor):
    return float(torch.tensor(factor, dtype=torch.float64) ** (t // every)) * lr


def cosine_rate(lr, t, total):
    return lr / 2 + lr / 2 * torch.cos(torch.tensor(math.pi * t / total, dtype=torch.float64)).item()


def decay_step(w, b, dw, db, lr, lam):
    return w - lr * (dw + lam * w), b - lr * db
