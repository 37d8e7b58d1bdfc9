def momentum(w, grads, lr, mu):
    w, v, after = w.clone(), torch.zeros_like(w), []
    for g in grads:
        v.mul_(mu).add_(g)
        w.sub_(lr * v)
        after.append(w.clone())
    return after


def rmsprop(w, grads, lr, rho, eps):
    w, s, after = w.clone(), torch.zeros_like(w), []
    for g in grads:
        s.mul_(rho).add_((1 - rho) * g.square())
        w -= lr * g / s.sqrt().add(eps)
        after.append(w.clone())
    return after


def adam(w, grads, lr, b1, b2, eps):
    w, m, v, after = w.clone(), torch.zeros_like(w), torch.zeros_like(w), []
    power1, power2 = 1.0, 1.0
    for g in grads:
        power1 *= b1
        power2 *= b2
        m.mul_(b1).add_((1 - b1) * g)
        v.mul_(b2).add_((1 - b2) * g ** 2)
        w -= lr * (m / (1 - power1)) / ((v / (1 - power2)).sqrt() + eps)
        after.append(w.clone())
    return after
