# expect: 18
def alpha_bars(betas):
    return torch.cumprod(1 - betas, dim=0)


def add_noise(x0, t, bars, noise):
    return bars[t] * x0 + (1 - bars[t]) * noise


def step_back(x, t, guess, betas, noise):
    bar = alpha_bars(betas)[t]
    out = (x - betas[t] / (1 - bar).sqrt() * guess) / (1 - betas[t]).sqrt()
    if t > 0:
        out = out + betas[t].sqrt() * noise
    return out
