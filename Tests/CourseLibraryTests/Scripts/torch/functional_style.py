# A network as functions of its parameters.
import torch
import torch.nn.functional as F

params = {
    "w1": (torch.arange(12.0).reshape(4, 3) - 6) / 10, "b1": torch.zeros(4),
    "w2": (torch.arange(8.0).reshape(2, 4) - 4) / 10, "b2": torch.tensor([0.1, -0.1]),
}
for p in params.values():
    p.requires_grad_()


def forward(x, w1, b1, w2, b2):
    return F.linear(F.relu(F.linear(x, w1, b1)), w2, b2)


x = torch.tensor([[1.0, 2.0, 3.0], [-1.0, 0.0, 1.0]])
out = forward(x, **params)
print(out)
loss = F.cross_entropy(out, torch.tensor([0, 1]))
grads = torch.autograd.grad(loss, list(params.values()))
for (name, p), g in zip(params.items(), grads):
    print(name, g.shape, g.flatten()[:3])
with torch.no_grad():
    for p, g in zip(params.values(), grads):
        p -= 0.5 * g
print(F.cross_entropy(forward(x, **params), torch.tensor([0, 1])))


def numerical(f, x, h=1e-3):
    grad = torch.zeros_like(x)
    for i in range(x.numel()):
        up, down = x.clone(), x.clone()
        up.view(-1)[i] += h
        down.view(-1)[i] -= h
        grad.view(-1)[i] = (f(up) - f(down)) / (2 * h)
    return grad


v = torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64)
print(numerical(lambda t: (t ** 3).sum(), v), 3 * v ** 2)
