def l2(w, lam):
    return 0.5 * lam * float(w.norm()) ** 2, lam * w.clone()


def l1(w, lam):
    return lam * float(torch.norm(w, p=1)), torch.where(w > 0, lam, torch.where(w < 0, -lam, 0.0))


def elastic(w, lam1, lam2):
    price = lam1 * float(torch.norm(w, p=1)) + lam2 * float(w.norm()) ** 2
    return price, l1(w, lam1)[1] + lam2 * (w + w)


def max_norm(w, c):
    return torch.stack([f * min(1.0, c ** 0.5 / max(float(f.norm()), 1e-9)) for f in w])
