def momentum(w, grads, lr, mu):
    w, v, out = w.numpy(), np.zeros(tuple(w.shape)), []
    for g in grads:
        v = mu * v + g.numpy()
        w = w - lr * v
        out.append(w)
    return np.stack(out)


def rmsprop(w, grads, lr, rho, eps):
    w, s, out = w.numpy(), np.zeros(tuple(w.shape)), []
    for g in grads:
        g = g.numpy()
        s = rho * s + (1 - rho) * g ** 2
        w = w - lr * g / (np.sqrt(s) + eps)
        out.append(w)
    return np.stack(out)


def adam(w, grads, lr, b1, b2, eps):
    w, out = w.numpy(), []
    m, v = np.zeros(w.shape), np.zeros(w.shape)
    for t in range(1, len(grads) + 1):
        g = grads[t - 1].numpy()
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g ** 2
        w = w - lr * (m / (1 - b1 ** t)) / (np.sqrt(v / (1 - b2 ** t)) + eps)
        out.append(w)
    return np.stack(out)
