# expect: 10
def momentum(w, grads, lr, mu):
    v, after = 0, []
    for g in grads:
        v = mu * v + g
        w = w - lr * v
        after.append(w)
    return after


def rmsprop(w, grads, lr, rho, eps):
    s, after = 0, []
    for g in grads:
        s = rho * s + (1 - rho) * g * g
        w = w - lr * g / (torch.sqrt(s) + eps)
        after.append(w)
    return after


def adam(w, grads, lr, b1, b2, eps):
    m, v, after = 0, 0, []
    for t, g in enumerate(grads):
        m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
        w = w - lr * m / (1 - b1 ** t + 1e-12) / (torch.sqrt(v / (1 - b2 ** t + 1e-12)) + eps)
        after.append(w)
    return after
