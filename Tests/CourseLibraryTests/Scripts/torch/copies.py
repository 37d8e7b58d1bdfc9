# Copies of models and tensors, moving averages, equality.
import copy
import torch
import torch.nn as nn

net = nn.Linear(2, 2)
with torch.no_grad():
    net.weight.copy_(torch.eye(2))
    net.bias.zero_()
twin = copy.deepcopy(net)
alias = net
with torch.no_grad():
    net.weight.mul_(3)
print(twin.weight, alias.weight is net.weight, twin.weight.requires_grad)
best = {k: v.clone() for k, v in net.state_dict().items()}
snapshot = net.state_dict()
with torch.no_grad():
    net.weight.zero_()
print(best["weight"], snapshot["weight"])
net.load_state_dict(best)
print(net.weight)
ema = copy.deepcopy(net)
with torch.no_grad():
    net.weight.add_(1)
    for a, b in zip(ema.parameters(), net.parameters()):
        a.mul_(0.9).add_(b, alpha=0.1)
print(ema.weight)
x = torch.ones(2, requires_grad=True)
print(x.clone().grad_fn is not None, x.detach().clone().requires_grad, copy.deepcopy(x), copy.copy(x) is x)
print(torch.equal(torch.tensor([1, 2]), torch.tensor([1, 2])), torch.tensor([1.0]).equal(torch.tensor([1.0])), torch.allclose(torch.ones(2), torch.ones(2) + 1e-9), (torch.ones(2) == 1).all().item())
print(x is x, x.eq(1), id(x) == id(x), hash(x) == hash(x), x in [x])
seeds = []
for _ in range(2):
    torch.manual_seed(42)
    seeds.append(torch.randn(3))
print(torch.equal(*seeds))
