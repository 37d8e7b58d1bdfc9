def l2(w, lam):
    return lam / 2 * (w * w).sum().item(), lam * w


def l1(w, lam):
    return lam * w.abs().sum().item(), lam * torch.sign(w)


def elastic(w, lam1, lam2):
    return lam1 * w.abs().sum().item() + lam2 * (w * w).sum().item(), lam1 * w.sign() + 2 * lam2 * w


def max_norm(w, c):
    flat = w.reshape(w.shape[0], -1)
    norm = flat.norm(dim=1, keepdim=True)
    return torch.where(norm ** 2 > c, flat * math.sqrt(c) / (norm + 1e-12), flat).reshape(w.shape)
