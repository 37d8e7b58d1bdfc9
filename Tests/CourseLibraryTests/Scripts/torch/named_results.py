# What a reduction along a dimension gives: a tuple whose items have names.
import torch

nan = float("nan")
x = torch.tensor([[3.0, 1.0, 2.0], [nan, 5.0, 4.0]])
y = torch.tensor([[3, 1, 3], [7, 5, 5]])
found = x.max(1)
print(isinstance(found, tuple), len(found), type(found), type(found).__name__)
print(found)
print(found.values, found.indices, found[0], found[-1])
values, indices = found
print(values is found.values, indices.dtype)
print(found + (1,), found[0:1], [*found], tuple(found))
for name in ("min", "sort", "median", "mode", "cummax", "cummin"):
    print(getattr(torch, name)(y, 1))
print(torch.topk(y, 2), y.kthvalue(2), torch.aminmax(y, dim=0))
print(x.min(dim=0, keepdim=True), x.sort(descending=True), x.median(1))
try:
    found.maximum
except AttributeError as error:
    print(error)

# A NaN equals no other, and keeps what stands after it in its place.
for numbers in ([nan, 1.0, nan, 2.0, 2.0], [nan, nan, 1.0, 1.0, 2.0], [nan, nan], [1.0, nan, 1.0], [2.0, nan, 1.0, 1.0],
                [nan, 5.0, 4.0], [3.0, 1.0, nan, 1.0, 3.0], [2.0, 1.0, 2.0, 1.0, nan]):
    print(torch.tensor(numbers).mode())
print(x.mode(1), y.mode(1, True), y.mode(0))

# The sign of zero and of a NaN is a bit, too.
z = torch.tensor([0.0, -0.0, 1.0, -1.0, nan, -nan, -float("inf")])
print(z.signbit(), torch.signbit(z.double()), torch.signbit(torch.tensor([1, -1, 0])), torch.signbit(torch.tensor([True])))
