def l2(w, lam):
    return lam / 2 * (w * w).sum().item(), lam * w


def l1(w, lam):
    return lam * w.abs().sum().item(), lam * torch.sign(w)


def elastic(w, lam1, lam2):
    return lam1 * w.abs().sum().item() + lam2 * (w * w).sum().item(), lam1 * w.sign() + 2 * lam2 * w


def max_norm(w, c):
    squares = (w ** 2).reshape(w.shape[0], -1).sum(dim=1)
    scale = (c / squares.clamp(min=1e-12)).sqrt().clamp(max=1.0)
    return w * scale.reshape(-1, *[1] * (w.ndim - 1))
