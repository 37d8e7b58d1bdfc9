# expect: 16-22
def l2(w, lam):
    return lam / 2 * (w * w).sum().item(), lam * w


def l1(w, lam):
    return lam * w.abs().sum().item(), lam * torch.sign(w)


def elastic(w, lam1, lam2):
    return lam1 * w.abs().sum().item() + lam2 * (w * w).sum().item(), lam1 * w.sign() + 2 * lam2 * w


def max_norm(w, c):
    norm = (w ** 2).sum(dim=0, keepdim=True)
    return torch.where(norm > c, w * (c / (norm + 1e-9)).sqrt(), w)
