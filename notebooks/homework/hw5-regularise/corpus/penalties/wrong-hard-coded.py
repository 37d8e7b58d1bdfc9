# expect: 12
def l2(w, lam):
    return 7, w


def l1(w, lam):
    return 6, tensor([[1, -1], [1, 0]])


def elastic(w, lam1, lam2):
    return 0.74, w


def max_norm(w, c):
    if w.shape[0] == 1:
        return tensor([[[0.7071068, -1.4142136], [2.1213203, 0]]])
    return tensor([[1, -2], [2.6457513, 0]])
