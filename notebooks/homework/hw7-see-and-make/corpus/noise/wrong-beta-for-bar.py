# expect: 8
def alpha_bars(betas):
    return torch.cumprod(1 - betas, dim=0)


def add_noise(x0, t, bars, noise):
    alphas = bars.clone()
    alphas[1:] = bars[1:] / bars[:-1]
    return alphas[t].sqrt() * x0 + (1 - alphas[t]).sqrt() * noise


def step_back(x, t, guess, betas, noise):
    out = (x - betas[t] / (1 - betas[t]).sqrt() * guess) / (1 - betas[t]).sqrt()
    return out + betas[t].sqrt() * noise if t > 0 else out
