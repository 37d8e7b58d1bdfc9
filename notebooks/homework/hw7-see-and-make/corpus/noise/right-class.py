class Schedule:
    def __init__(self, betas):
        self.betas, self.alphas = betas, 1.0 - betas
        self.bars = torch.stack([self.alphas[:n + 1].prod() for n in range(len(betas))])


def alpha_bars(betas):
    return Schedule(betas).bars


def add_noise(x0, t, bars, noise):
    return torch.sqrt(bars[t]) * x0 + torch.sqrt(1 - bars[t]) * noise


def step_back(x, t, guess, betas, noise):
    s = Schedule(betas)
    factor = s.betas[t] / torch.sqrt(1 - s.bars[t])
    spread = torch.sqrt(s.betas[t]) * (1 if t > 0 else 0)
    return (x - factor * guess) * s.alphas[t] ** -0.5 + spread * noise
