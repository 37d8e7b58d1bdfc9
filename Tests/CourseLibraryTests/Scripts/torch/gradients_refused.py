import torch
import torch.nn as nn

w = torch.tensor([1.0, 2.0], requires_grad=True)
loss = (w ** 2).sum()
loss.backward()
try:
    loss.backward()
except RuntimeError as e:
    print(e)
try:
    w += 1
except RuntimeError as e:
    print(e)
try:
    w[0] = 5
except RuntimeError as e:
    print(e)
a = torch.tensor([1.0, 2.0], requires_grad=True)
b = a.exp()
b.add_(1)
try:
    b.sum().backward()
except RuntimeError as e:
    print(str(e).split(": [")[0])
with torch.no_grad():
    c = a * 2
try:
    c.sum().backward()
except RuntimeError as e:
    print(e)
print(c.requires_grad, c.grad_fn, a.is_leaf, b.is_leaf)
d = (a * 3)
d.retain_grad()
d.sum().backward()
print(d.grad, a.grad, type(d.grad_fn).__name__, (a + 1).grad_fn.__class__.__name__)
print([type(t.grad_fn).__name__ for t in (a @ a, a.relu(), a.mean(), a.view(2, 1))])
a.grad.zero_()
print(a.grad, a.detach().requires_grad, a.data)
a.grad = None
print(torch.autograd.grad((a ** 3).sum(), a))
(a ** 3).sum().backward()
print(a.grad)
try:
    (a * 2).backward()
except RuntimeError as e:
    print(e)
(a * 2).backward(torch.tensor([1.0, 10.0]))
print(a.grad)
try:
    (a * 2).backward(torch.ones(3))
except RuntimeError as e:
    print(e)
model = nn.Linear(2, 1)
try:
    model(torch.ones(3, 2)).backward()
except RuntimeError as e:
    print(e)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
opt.step()
print(model.weight.grad)
for p in model.parameters():
    p.requires_grad = False
try:
    model(torch.ones(1, 2)).sum().backward()
except RuntimeError as e:
    print(e)
try:
    (a * 2).requires_grad = False
except RuntimeError as e:
    print(e)
try:
    torch.tensor([1, 2]).requires_grad_()
except RuntimeError as e:
    print(e)
try:
    print((a * 2).grad)
except Exception as e:
    print(e)
print(torch.is_grad_enabled())
with torch.set_grad_enabled(False):
    print(torch.is_grad_enabled(), (a * 2).requires_grad)


@torch.no_grad()
def predict(m, x):
    return m(x)


print(predict(nn.Linear(2, 2), torch.ones(1, 2)).requires_grad)
x = torch.ones(2, 2, requires_grad=True)
y = x.clone()
y[0, 0] = 7
y.sum().backward()
print(x.grad)
z = x.detach()
z[0, 0] = 9
print(x)
