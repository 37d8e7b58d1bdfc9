# Nothing is remembered: what a rule would remember is summed up anew in every step.
def fading(values, rate, part):
    return sum(part * rate ** (len(values) - 1 - n) * value for n, value in enumerate(values))


def momentum(w, grads, lr, mu):
    after = []
    for t in range(1, len(grads) + 1):
        w = w - lr * fading(grads[:t], mu, 1.0)
        after.append(w)
    return after


def rmsprop(w, grads, lr, rho, eps):
    after = []
    for t in range(1, len(grads) + 1):
        w = w - lr * grads[t - 1] / (fading([g * g for g in grads[:t]], rho, 1 - rho).sqrt() + eps)
        after.append(w)
    return after


def adam(w, grads, lr, b1, b2, eps):
    after = []
    for t in range(1, len(grads) + 1):
        m = fading(grads[:t], b1, 1 - b1) / (1 - b1 ** t)
        v = fading([g * g for g in grads[:t]], b2, 1 - b2) / (1 - b2 ** t)
        w = w - lr * m / (v.sqrt() + eps)
        after.append(w)
    return after
