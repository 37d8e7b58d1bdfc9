# Basic and advanced indexing, and assignment through it.
import torch

x = torch.arange(24).reshape(2, 3, 4)
print(x[0])
print(x[1, 2], x[1, 2, 3])
print(x[:, 1])
print(x[..., -1])
print(x[0, :, ::2])
print(x[:, :, 1:3].shape, x[None].shape, x[:, None].shape)
print(x[-1, -1, -1])
print(x[[0, 1], [1, 2]])
print(x[torch.tensor([1, 0])].shape)
print(x[:, [0, 2], 1])
print(x[x > 20])
mask = x % 5 == 0
print(mask.sum(), x[mask])
y = torch.zeros(3, 4)
y[1] = 1
y[:, 2] = 5
y[0, 0] = -1
print(y)
y[y > 4] = 0.5
print(y)
y[[0, 2], [1, 3]] = torch.tensor([7.0, 8.0])
print(y)
y[1:] += 1
print(y)
y[:, ::2] *= 2
print(y)
print(y[torch.arange(3), torch.tensor([0, 1, 2])])
rows = torch.tensor([[0, 1], [2, 0]])
print(torch.arange(9.0).reshape(3, 3)[rows].shape)
print(torch.arange(10)[2:8:3], torch.arange(10)[-3:])
print(x.gather(2, torch.tensor([[[0], [1], [2]], [[3], [2], [1]]])))
print(torch.take(x, torch.tensor([0, 5, 23])))
print(x.index_select(1, torch.tensor([2, 0]))[0])
print(torch.masked_select(x, x < 3))
print(x.nonzero()[:3], x.nonzero().shape)
print(torch.nonzero(torch.tensor([0, 3, 0, 4])))
print(torch.where(torch.tensor([0, 3, 0, 4]) > 0))
for body in (lambda: x[2], lambda: x[0, 0, 0, 0], lambda: x[0, 5], lambda: x["a"], lambda: x[1.0], lambda: x[:, [0, 9]]):
    try:
        body()
    except Exception as error:
        print(type(error).__name__, error)
try:
    y[0] = torch.zeros(3)
except Exception as error:
    print(type(error).__name__, error)
