def bar(betas, t):
    return 1.0 if t < 0 else bar(betas, t - 1) * (1 - betas[t].item())


def alpha_bars(betas):
    bars = [1 - betas[0].item()]
    for beta in betas[1:].tolist():
        bars.append(bars[-1] * (1 - beta))
    return bars


def add_noise(x0, t, bars, noise):
    signal = float(bars[t]) ** 0.5
    return signal * x0 + (1 - signal * signal) ** 0.5 * noise


def step_back(x, t, guess, betas, noise):
    beta = betas[t].item()
    x = x - guess * (beta / (1 - bar(betas, t)) ** 0.5)
    x = x / (1 - beta) ** 0.5
    return x if t < 1 else x + beta ** 0.5 * noise
