import torch


def slopes(change, start=(1.0, 2.0, 3.0)):
    """The gradient of x where y = 3 x was changed in place, and y is summed."""
    x = torch.tensor(start, requires_grad=True)
    y = x * 3
    change(y)
    (y * y).sum().backward()
    return x.grad, y.requires_grad


print(slopes(lambda y: y.clamp_(0, 7)))
print(slopes(lambda y: y.zero_()))
print(slopes(lambda y: y.fill_(2)))
print(slopes(lambda y: y.copy_(torch.ones(3))))
print(slopes(lambda y: y[1:].zero_()))
print(slopes(lambda y: y.clamp_min_(5).mul_(2)))

x = torch.eye(3, requires_grad=True)
y = x * 3
y.fill_diagonal_(0)
y.sum().backward()
print(x.grad)
try:
    torch.eye(3, requires_grad=True).fill_diagonal_(0)
except RuntimeError as error:
    print(error)
print(torch.zeros(7, 3).fill_diagonal_(5, wrap=True), torch.zeros(7, 3).fill_diagonal_(5))
print(torch.zeros(2, 5).fill_diagonal_(1, wrap=True), torch.zeros(3, 3, 3).fill_diagonal_(4))
for bad in [torch.zeros(2, 3, 3), torch.zeros(3)]:
    try:
        bad.fill_diagonal_(1)
    except RuntimeError as error:
        print(error)

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = torch.zeros(3)
y.fill_(x[1])
((y * y).sum() + x.sum()).backward()
print(x.grad)
