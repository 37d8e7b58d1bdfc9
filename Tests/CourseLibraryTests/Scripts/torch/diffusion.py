# The noise schedule and q(x_t | x_0) of a diffusion model.
import math
import torch
import torch.nn as nn

T = 1000
betas = torch.linspace(1e-4, 0.02, T)
alphas = 1.0 - betas
alpha_bars = torch.cumprod(alphas, dim=0)
print(betas[:3], alpha_bars[[0, 1, 499, 999]], (1 - alpha_bars).sqrt()[-1])


def q_sample(x0, t, noise):
    a = alpha_bars[t].view(-1, 1, 1, 1)
    return a.sqrt() * x0 + (1 - a).sqrt() * noise


x0 = torch.ones(2, 1, 2, 2)
noise = torch.sin(torch.arange(8.0)).reshape(2, 1, 2, 2)
print(q_sample(x0, torch.tensor([0, 999]), noise))


def embedding(t, dim):
    half = dim // 2
    freqs = torch.exp(-math.log(10000) * torch.arange(half).float() / half)
    args = t[:, None].float() * freqs[None]
    return torch.cat([torch.sin(args), torch.cos(args)], dim=-1)


print(embedding(torch.tensor([0, 1, 10]), 6))
x = q_sample(x0, torch.tensor([10, 10]), noise)
t = 10
eps = noise
mean = (x - betas[t] / (1 - alpha_bars[t]).sqrt() * eps) / alphas[t].sqrt()
print(mean[0], betas[t].sqrt())
posterior = betas[1:] * (1 - alpha_bars[:-1]) / (1 - alpha_bars[1:])
print(posterior[:3], posterior[-1])
