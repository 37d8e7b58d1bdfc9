import torch
import torch.nn.functional as F

inf, nan = float("inf"), float("nan")

for numbers in [[-1000.0, 0.0], [0.0, -1000.0, 1000.0], [1.0, inf, 2.0], [1.0, 2.0, nan, 3.0], [-inf, -inf, 0.0], []]:
    print(torch.tensor(numbers).logcumsumexp(0))
x = torch.tensor([[0.5, -1.0, 2.0], [300.0, -300.0, 0.0]], requires_grad=True)
x.logcumsumexp(1).mul(torch.tensor([1.0, -2.0, 0.5])).sum().backward()
print(x.grad)
a, b = torch.tensor([-inf, inf, 1.0, inf, nan]), torch.tensor([-inf, inf, 1.0, -inf, 0.0])
print(torch.logaddexp(a, b), torch.xlogy(torch.zeros(3), torch.tensor([nan, 0.0, 2.0])))
print(torch.repeat_interleave(torch.tensor([1, 2]), torch.tensor([3])), torch.repeat_interleave(torch.tensor([1, 2]), torch.tensor([0, 2])))
print(F.local_response_norm(torch.arange(10.0).reshape(1, 5, 2), 4))
try:
    print(F.instance_norm(torch.zeros(0, 2, 1, 1)))
except ValueError as error:
    print(error)
