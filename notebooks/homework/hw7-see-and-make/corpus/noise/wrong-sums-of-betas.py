# expect: 17
def alpha_bars(betas):
    return 1 - betas.cumsum(dim=0)


def add_noise(x0, t, bars, noise):
    return torch.sqrt(bars[t]) * x0 + torch.sqrt(1 - bars[t]) * noise


def step_back(x, t, guess, betas, noise):
    bar = torch.cumprod(1 - betas, dim=0)[t]
    out = (x - betas[t] / (1 - bar).sqrt() * guess) / (1 - betas[t]).sqrt()
    return out + betas[t].sqrt() * noise if t > 0 else out
