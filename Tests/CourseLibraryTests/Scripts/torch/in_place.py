# Methods that end in an underscore, and when autograd refuses them.
import torch

x = torch.tensor([4.0, 9.0, 16.0])
print(x.sqrt_(), x)
print(x.add_(1), x.sub_(torch.tensor([1.0, 1.0, 1.0])), x.mul_(2).div_(4), x.pow_(2), x.clamp_(1.5, 3), x.neg_().abs_())
print(x.exp_().log_().round_(), x.fill_(2), x.zero_(), x.add_(torch.ones(3), alpha=3), x.copy_(torch.tensor([1.0, 2.0, 3.0])), x.reciprocal_())
m = torch.zeros(2, 3)
print(m.fill_diagonal_(5), m.masked_fill_(m == 0, -1), m.scatter_(1, torch.tensor([[2], [0]]), 9.0))
print(m.index_fill_(1, torch.tensor([0]), 0.5), m.index_add_(0, torch.tensor([1]), torch.ones(1, 3)), m.index_copy_(0, torch.tensor([0]), torch.full((1, 3), 7.0)))
print(torch.ones(3, 3).tril_(), torch.ones(2, 2).triu_(1), torch.arange(4.0).cumsum_(0) if hasattr(torch.Tensor, "cumsum_") else "", torch.tensor([1, 2]).bitwise_and_(1) if False else "")
print(torch.zeros(2).scatter_add_(0, torch.tensor([0, 0, 1]), torch.ones(3)), torch.zeros(2, 2).index_put_((torch.tensor([0]), torch.tensor([1])), torch.tensor([4.0])))
print(torch.ones(2).logical_not_(), torch.tensor([1.0, -2.0]).relu_(), torch.tensor([0.0]).sigmoid_(), torch.tensor([0.5]).tanh_(), torch.tensor([5.0, -5.0]).clip_(max=1))
a = torch.ones(2, requires_grad=True)
for body in (lambda: a.add_(1), lambda: a.mul_(2), lambda: a[0].fill_(3), lambda: a.zero_()):
    try:
        body()
    except RuntimeError as error:
        print(error)
with torch.no_grad():
    a.add_(1)
print(a)
b = a * 2
b.add_(1)
b.sum().backward()
print(a.grad, b)
c = a.exp()
c.add_(1)
try:
    c.sum().backward()
except RuntimeError as error:
    print(str(error)[:100])
d = torch.zeros(2, 2)
d[0] = a
d.sum().backward()
print(a.grad, d)
e = torch.zeros(3, dtype=torch.int64)
e += 2
print(e)
try:
    e += 0.5
except RuntimeError as error:
    print(error)
try:
    torch.zeros(2).add_(torch.zeros(3, 2))
except RuntimeError as error:
    print(error)
