import torch
import torch.nn as nn

y = nn.Conv2d(1, 2, 1)(torch.zeros(1, 1, 2, 2)).detach()
y.view(-1)[:] = 3
print(bool((y == 3).all()))
y.view(1, -1).fill_(4)
print(bool((y == 4).all()), y.view(2, 4).shape)

torch.manual_seed(0)
net = nn.Sequential(nn.Conv2d(2, 3, 3), nn.ReLU(), nn.Conv2d(3, 4, 3))
x = torch.arange(98.0).reshape(1, 2, 7, 7) / 50
net(x).sum().backward()
print(torch.cat([p.grad.view(-1) for p in net.parameters()]).shape, torch.cat([p.data.view(-1) for p in net.parameters()]).shape)
for p in net.parameters():
    print(torch.equal(p.view(-1), p.reshape(-1)), torch.equal(p.view(p.size(0), -1), p.reshape(p.size(0), -1)), torch.equal(p.grad.view(-1), p.grad.flatten()))
before = net(x)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
optimizer.step()
print(net(x).shape, bool((net(x) != before).any()))
w = torch.ones(3, 2, 3, 3, requires_grad=True)
(w * 2).view(3, -1).sum(1)[0].backward()
print(w.grad[0].sum(), w.grad[1].sum())

# Numbers moved by hand, as gradients are checked
f = lambda t: (t ** 2).sum()
x = nn.Conv2d(1, 2, 2)(torch.ones(1, 1, 3, 3)).detach().fill_(1.5)
g = torch.zeros_like(x)
flat, slopes = x.view(-1), g.view(-1)
for i in range(flat.numel()):
    old = flat[i].item()
    flat[i] = old + 1e-2
    up = f(x)
    flat[i] = old - 1e-2
    slopes[i] = (up - f(x)) / 2e-2
    flat[i] = old
print(g.round(decimals=2).sum(), g.shape)

for call in [lambda: torch.arange(24.0).reshape(2, 3, 4).transpose(1, 2).view(2, 12), lambda: torch.ones(4, 3).t().view(-1)]:
    try:
        call()
    except RuntimeError as error:
        print("view size is not compatible" in str(error))
print(torch.ones(2, 3)[[]].shape, torch.ones(2, 3)[:, []].shape)
a, b = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
(a * b * 3).sum().backward(inputs=[a])
(a * b * 3).sum().backward(inputs=a)
print(a.grad, b.grad)
for call in [lambda: torch.rand(2, dtype=torch.int64), lambda: torch.randn(2, dtype=torch.int64)]:
    try:
        call()
    except NotImplementedError as error:
        print(error)
try:
    torch.randint(0, 300, (20,), dtype=torch.uint8)
except RuntimeError as error:
    print(str(error)[:20])
