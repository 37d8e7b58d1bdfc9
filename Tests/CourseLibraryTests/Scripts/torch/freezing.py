# Transfer learning: frozen layers, a new head, shared weights.
import torch
import torch.nn as nn

base = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 10))
for p in base.parameters():
    p.requires_grad = False
base[4] = nn.Linear(8, 3)
print([n for n, p in base.named_parameters() if p.requires_grad])
before = base[0].weight.clone()
opt = torch.optim.SGD(filter(lambda p: p.requires_grad, base.parameters()), lr=0.1)
for _ in range(3):
    opt.zero_grad()
    base(torch.ones(2, 4)).sum().backward()
    opt.step()
print(torch.equal(before, base[0].weight), base[0].weight.grad, base[4].bias.grad)
features = nn.Sequential(*list(base.children())[:-1])
print(features(torch.ones(1, 4)).shape, len(features))
base[4] = nn.Identity()
print(base(torch.ones(1, 4)).shape, base[4])


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.encode = nn.Linear(4, 2, bias=False)
        self.decode = nn.Linear(2, 4, bias=False)
        self.decode.weight = nn.Parameter(self.encode.weight.detach().t().contiguous())
        self.other = nn.Linear(4, 2, bias=False)
        self.other.weight = self.encode.weight

    def forward(self, x):
        return self.decode(self.encode(x)) + self.other(x).sum()


tied = Tied()
print([n for n, _ in tied.named_parameters()], list(tied.state_dict()), sum(p.numel() for p in tied.parameters()))
print(tied.other.weight is tied.encode.weight)
tied(torch.ones(1, 4)).sum().backward()
print(tied.encode.weight.grad.shape)
vector = nn.utils.parameters_to_vector(tied.parameters())
print(vector.shape)
nn.utils.vector_to_parameters(torch.zeros_like(vector), tied.parameters())
print(tied.encode.weight.abs().sum())
net = nn.Linear(2, 2)
net.weight.data.fill_(1.0)
net.bias.data = torch.tensor([1.0, 2.0])
print(net(torch.ones(1, 2)), net.weight.requires_grad)
del net.bias
net.bias = None
print(net.bias, net(torch.ones(1, 2)))
