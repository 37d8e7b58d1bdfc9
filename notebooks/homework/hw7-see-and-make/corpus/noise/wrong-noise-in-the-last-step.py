# expect: 20
def alpha_bars(betas):
    return torch.cumprod(1 - betas, dim=0)


def add_noise(x0, t, bars, noise):
    return torch.sqrt(bars[t]) * x0 + torch.sqrt(1 - bars[t]) * noise


def step_back(x, t, guess, betas, noise):
    bar = alpha_bars(betas)[t]
    return (x - betas[t] / (1 - bar).sqrt() * guess) / (1 - betas[t]).sqrt() + betas[t].sqrt() * noise
