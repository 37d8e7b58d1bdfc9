def alpha_bars(betas):
    return np.cumprod(1 - betas.numpy())


def add_noise(x0, t, bars, noise):
    x0, bars, noise = x0.numpy(), bars.numpy(), noise.numpy()
    return np.sqrt(bars[t]) * x0 + np.sqrt(1 - bars[t]) * noise


def step_back(x, t, guess, betas, noise):
    x, guess, betas, noise = [a.numpy() for a in (x, guess, betas, noise)]
    bar = np.prod(1 - betas[:t + 1])
    back = (x - guess * betas[t] / np.sqrt(1 - bar)) / np.sqrt(1 - betas[t])
    return back if t == 0 else back + np.sqrt(betas[t]) * noise
