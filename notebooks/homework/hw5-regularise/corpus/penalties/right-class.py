class Price:
    def __init__(self, absolute=0.0, squares=0.0):
        self.absolute, self.squares = absolute, squares

    def of(self, w):
        return self.absolute * w.abs().sum().item() + self.squares * w.pow(2).sum().item()

    def slope(self, w):
        return self.absolute * w.sign() + 2 * self.squares * w


def pair(price, w):
    return price.of(w), price.slope(w)


def l2(w, lam):
    return pair(Price(squares=lam / 2), w)


def l1(w, lam):
    return pair(Price(absolute=lam), w)


def elastic(w, lam1, lam2):
    return pair(Price(lam1, lam2), w)


def max_norm(w, c):
    squares = (w ** 2).reshape(w.shape[0], -1).sum(dim=1)
    scale = (c / squares.clamp(min=1e-12)).sqrt().clamp(max=1.0)
    return w * scale.reshape(-1, *[1] * (w.ndim - 1))
