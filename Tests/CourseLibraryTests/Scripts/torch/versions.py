# What a way back notices: numbers that changed in place since they were saved.
import torch
from torch import nn
import torch.nn.functional as F


def attempt(change, loss, *leaves):
    for leaf in leaves:
        leaf.grad = None
    total = loss()
    with torch.no_grad():
        change()
    try:
        total.backward()
        print([leaf.grad.tolist() for leaf in leaves])
    except RuntimeError as error:
        print("refused:", "has been modified by an inplace operation" in str(error))


w = torch.tensor([1.0, 2.0], requires_grad=True)
attempt(lambda: w.mul_(2), lambda: (w * w).sum(), w)
attempt(lambda: w.data.mul_(2), lambda: (w * w).sum(), w)
attempt(lambda: w.data[0].fill_(3), lambda: (w * w).sum(), w)
attempt(lambda: w.detach().mul_(2), lambda: (w * w).sum(), w)
attempt(lambda: w.detach()[0].zero_(), lambda: (w * w).sum(), w)
v = torch.zeros(3)
print(v._version, v.data._version)
d = v.data
d.add_(1)
d[0] = 5
print(v, v._version, d._version, d[1:]._version, v.detach()._version)
v.add_(1)
print(d, v._version, d._version)
v[0].fill_(2)
print(v._version, v[1:]._version, d._version)

x = torch.tensor([[[1.0, 2.0], [4.0, 3.0]], [[0.0, 2.0], [5.0, 1.0]]], requires_grad=True)
batch = nn.BatchNorm1d(2)
group = nn.GroupNorm(1, 2)
layer = nn.LayerNorm(2)
each = nn.InstanceNorm1d(2, affine=True)
weights = torch.tensor([[[1.0, -2.0], [0.5, 3.0]], [[2.0, 1.0], [-1.0, 0.25]]])
for norm in [batch, group, layer, each]:
    print(type(norm).__name__)
    attempt(lambda: norm.weight.fill_(2), lambda: (norm(x) * weights).sum(), norm.weight)
    attempt(lambda: norm.weight.data.fill_(2), lambda: (norm(x) * weights).sum(), norm.bias)
    if norm is not layer:
        attempt(lambda: x.mul_(1), lambda: (norm(x) * weights).sum(), norm.bias)
print("running")
batch.eval()
attempt(lambda: batch.running_mean.fill_(2), lambda: (batch(x) * weights).sum(), batch.bias)
attempt(lambda: batch.running_var.fill_(2), lambda: (batch(x) * weights).sum(), batch.bias)
batch.train()
batch.zero_grad()
twice = (batch(x) * weights).sum() + (batch(x * 2) * weights).sum()
twice.backward()
print(batch.bias.grad, x.grad is not None)
