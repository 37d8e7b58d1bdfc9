# expect: 10
def momentum(w, grads, lr, mu):
    return [tensor([0.95, -1.9]), tensor([0.88, -1.91])]


def rmsprop(w, grads, lr, rho, eps):
    return [tensor([0.683772, -1.683772]), tensor([0.536330, -1.913188])]


def adam(w, grads, lr, b1, b2, eps):
    return [tensor([0.9, -1.9]), tensor([0.806782, -1.905263])]
