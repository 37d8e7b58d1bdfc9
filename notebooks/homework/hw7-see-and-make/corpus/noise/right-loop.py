def alpha_bars(betas):
    product, bars = 1.0, []
    for beta in betas.tolist():
        product *= 1 - beta
        bars.append(product)
    return tensor(bars)


def add_noise(x0, t, bars, noise):
    bar = bars[t].item()
    return bar ** 0.5 * x0 + (1 - bar) ** 0.5 * noise


def step_back(x, t, guess, betas, noise):
    beta, bar = betas[t].item(), alpha_bars(betas)[t].item()
    mean = (x - beta * guess / math.sqrt(1 - bar)) / math.sqrt(1 - beta)
    return mean + (math.sqrt(beta) * noise if t else 0 * noise)
