# NaN, infinity and sizes at the edge of what layers take.
import math
import torch
from torch import nn
import torch.nn.functional as F

nan, inf = math.nan, math.inf
x = torch.tensor([-1.0, 0.0, nan, 5.0])
print(torch.clamp(x, min=nan), torch.clamp(x, max=nan), torch.clamp(x, 0, nan), x.clamp(nan, 1), x.clone().clamp_(nan))
print(torch.clamp(torch.tensor([1, 2]), min=nan), F.hardtanh(x, 0, nan), torch.clamp(x.double(), nan, inf))
for low, high in [(nan, None), (None, nan), (0, nan), (nan, 1), (0, 4)]:
    y = torch.tensor([-1.0, 0.0, 3.0, 5.0], requires_grad=True)
    torch.clamp(y, low, high).sum().backward()
    print(y.grad)
for dtype in [torch.float32, torch.float64]:
    y = torch.tensor([0.0, -0.5, 3.0, 1e20, -1e30, inf, -inf, nan], dtype=dtype, requires_grad=True)
    z = F.softsign(y)
    z.sum().backward()
    print(z.detach(), y.grad)


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


for shape in [(1, 4), (2, 4), (1, 4, 1, 1), (1, 4, 1, 2)]:
    attempt(lambda: F.group_norm(torch.ones(shape), 4).shape)
    attempt(lambda: nn.GroupNorm(2, 4).eval()(torch.ones(shape)).shape)
    attempt(lambda: F.group_norm(torch.ones(shape), 1).shape)
picture = torch.zeros(1, 1, 4, 6)
for size in [0, -3, (2, 0)]:
    attempt(lambda: F.interpolate(picture, size=size))
for factor in [0.01, 0.0, -1, (0.5, 0.1)]:
    attempt(lambda: F.interpolate(picture, scale_factor=factor))
    attempt(lambda: F.interpolate(picture, scale_factor=factor, mode="bilinear"))
attempt(lambda: F.interpolate(torch.zeros(1, 1, 4), scale_factor=0.1))
attempt(lambda: F.interpolate(torch.zeros(1, 1, 4, 4, 4), scale_factor=0.1))
attempt(lambda: F.pad(picture, (2**62, 0)))
attempt(lambda: torch.zeros(1, 1).expand(2**31, 2**31) + torch.zeros(1))
attempt(lambda: torch.zeros(2**62))
attempt(lambda: torch.randperm(2**62))
attempt(lambda: nn.Conv2d(2**20, 2**21, 2**12))
for outputs, groups in [(2, 4), (6, 4), (0, 4), (4, 0), (4, -1), (0, 1)]:
    attempt(lambda: F.conv2d(torch.zeros(1, 4, 5, 5), torch.zeros(outputs, 1, 3, 3), groups=groups))
    attempt(lambda: F.conv1d(torch.zeros(1, 4, 5), torch.zeros(outputs, 1, 3), groups=groups))
attempt(lambda: F.conv_transpose2d(torch.zeros(1, 4, 5, 5), torch.zeros(4, 1, 3, 3), groups=8))

print(nn.ParameterList([nn.Parameter(torch.zeros(2, 3))]))
print(nn.ParameterList([torch.zeros(2, 3), torch.zeros(())]), nn.ParameterList())
print(nn.ParameterDict({"a": torch.zeros(2, 3)}))
print(nn.ParameterDict({"a": torch.zeros(2, 3), "b": torch.zeros(1, dtype=torch.float64)}), nn.ParameterDict())


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.ParameterList([torch.zeros(2)])
        self.two = nn.ParameterList([torch.zeros(2), torch.zeros(3, 1)])
        self.named = nn.ParameterDict({"a": torch.zeros(2), "b": torch.zeros(3)})
        self.layer = nn.Linear(1, 2)

    def extra_repr(self):
        return "first line\nsecond line"


print(Net())
