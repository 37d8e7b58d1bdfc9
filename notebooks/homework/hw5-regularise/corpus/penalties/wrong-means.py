# expect: 14-16
def l2(w, lam):
    return lam / 2 * (w * w).mean().item(), lam * w / w.numel()


def l1(w, lam):
    return lam * w.abs().mean().item(), lam * w.sign() / w.numel()


def elastic(w, lam1, lam2):
    return lam1 * w.abs().mean().item() + lam2 * (w * w).mean().item(), (lam1 * w.sign() + 2 * lam2 * w) / w.numel()


def max_norm(w, c):
    squares = (w ** 2).reshape(w.shape[0], -1).sum(dim=1)
    scale = (c / squares.clamp(min=1e-12)).sqrt().clamp(max=1.0)
    return w * scale.reshape(-1, *[1] * (w.ndim - 1))
