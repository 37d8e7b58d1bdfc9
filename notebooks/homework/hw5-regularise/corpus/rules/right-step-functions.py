def run(w, grads, step, memory):
    after = []
    for t, g in enumerate(grads):
        change, memory = step(g, t + 1, *memory)
        w = w - change
        after.append(w)
    return after


def momentum(w, grads, lr, mu):
    def step(g, t, v):
        v = g + v * mu
        return v * lr, (v,)

    return run(w, grads, step, (torch.zeros(w.shape),))


def rmsprop(w, grads, lr, rho, eps):
    def step(g, t, s):
        s = (g ** 2) * (1 - rho) + s * rho
        return lr * (g / (s ** 0.5 + eps)), (s,)

    return run(w, grads, step, (torch.zeros(w.shape),))


def adam(w, grads, lr, b1, b2, eps):
    def step(g, t, m, v):
        m, v = g * (1 - b1) + m * b1, g ** 2 * (1 - b2) + v * b2
        return lr * (m / (1 - b1 ** t)) / ((v / (1 - b2 ** t)) ** 0.5 + eps), (m, v)

    return run(w, grads, step, (torch.zeros(w.shape), torch.zeros(w.shape)))
