# Layers made with a type, and small things that PyTorch takes and refuses.
import torch
from torch import nn

T = torch.tensor
D = torch.float64


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


for layer, shape in [
        (nn.Linear(3, 2, dtype=D), (1, 3)), (nn.Conv1d(1, 2, 2, dtype=D), (1, 1, 4)),
        (nn.Conv2d(1, 2, 2, dtype=D), (1, 1, 4, 4)), (nn.ConvTranspose1d(1, 2, 2, dtype=D), (1, 1, 4)),
        (nn.ConvTranspose2d(1, 2, 2, dtype=D), (1, 1, 4, 4)), (nn.BatchNorm1d(2, dtype=D), (3, 2)),
        (nn.BatchNorm2d(2, dtype=D), (3, 2, 2, 2)), (nn.LayerNorm(3, dtype=D), (2, 3)),
        (nn.GroupNorm(1, 2, dtype=D), (1, 2, 3)), (nn.RMSNorm(3, dtype=D), (2, 3)),
        (nn.InstanceNorm1d(2, affine=True, track_running_stats=True, dtype=D), (1, 2, 3)),
        (nn.InstanceNorm2d(2, affine=True, dtype=D), (1, 2, 3, 3)), (nn.PReLU(dtype=D), (2,)),
        (nn.Linear(3, 2, bias=False, device="cpu", dtype=None), (1, 3))]:
    types = sorted({str(value.dtype) for value in layer.state_dict().values()})
    result = layer(torch.ones(shape, dtype=layer.weight.dtype))
    print(type(layer).__name__, types, result.dtype, tuple(result.shape))
table = nn.Embedding(4, 2, dtype=D, padding_idx=1)
print(table.weight.dtype, table(T([1])).tolist(), nn.Embedding(4, 2, 0, device="cpu").weight.dtype)
attempt(lambda: nn.Linear(3))
attempt(lambda: nn.Linear(3, 2, colour="red"))
attempt(lambda: nn.Conv2d(1, 2))

up = nn.ConvTranspose2d(1, 1, 3, stride=2, padding=1)
print(up(torch.ones(1, 1, 2, 2), output_size=(4, 4)).shape, up(torch.ones(1, 1, 2, 2), output_size=[1, 1, 3, 4]).shape)
print(up(torch.ones(1, 2, 2), [4, 3]).shape)
line = nn.ConvTranspose1d(1, 1, 3, stride=2)
print(line(torch.ones(1, 1, 3), output_size=[8]).shape)
attempt(lambda: up(torch.ones(1, 1, 2, 2), output_size=(5, 5)))
attempt(lambda: up(torch.ones(1, 1, 2, 2), output_size=(5,)))

x = torch.arange(6).reshape(2, 3)
print(x.narrow(1, -2, 2), torch.narrow(x, 0, T(1), 1))
attempt(lambda: x.narrow(1, -4, 2))
for start in (2, -1):
    try:
        x.narrow(1, start, 2)
    except RuntimeError as error:
        print(str(error).split(" exceeds")[0])
attempt(lambda: x.narrow(1, 0, -1))
print(T(3.0).kthvalue(1), T([3.0, 1.0]).kthvalue(1, keepdim=True))
attempt(lambda: T(3.0).kthvalue(2))
print(torch.isin(x, 2), torch.isin(3, x), torch.isin(x, T([1, 5]), invert=True))
print(torch.einsum(x, [0, 1], x, [0, 1], [0]))
print(torch.einsum(x, [0, 1], x.t(), [1, 2]), torch.einsum(x, [0, 1], [1, 0]), torch.einsum(x, [..., 0], [...]))
print(T([1.0, 2.0, 3.0]).scatter_(0, T([0, 2]), T([5.0, 7.0]), reduce="add"))
print(T([1.0, 2.0, 3.0]).scatter_(0, T([0, 2]), T([5.0, 7.0]), reduce="multiply"))
print(T([1.0, 2.0]).scatter(0, T([0]), 5.0, reduce="add"), T([1.0, 2.0]).scatter_(0, T([0, 0]), 3, reduce="multiply"))
attempt(lambda: T([1.0]).scatter_(0, T([0]), T([5.0]), reduce="mean"))
print(T([True, False, False, True]).diff(), T([True, False, False, True]).diff(n=2), T([3, 1], dtype=torch.uint8).diff())
