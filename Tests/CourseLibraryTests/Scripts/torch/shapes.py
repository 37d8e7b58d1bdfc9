# Views, reshapes, and what they share.
import torch

x = torch.arange(12)
y = x.view(3, 4)
y[0, 0] = 100
print(x[0], y.data_ptr() == x.data_ptr())
print(x.view(-1, 6).shape, x.reshape(2, -1).shape)
z = y.t()
print(z.shape, z.is_contiguous(), z.stride(), y.stride())
try:
    z.view(12)
except RuntimeError as error:
    print(error)
print(z.reshape(12))
print(z.contiguous().view(12)[:5])
a = torch.zeros(2, 3, 4, 5)
print(a.permute(0, 2, 3, 1).shape, a.transpose(1, 3).shape, a.flatten(1).shape, a.flatten(1, 2).shape)
print(a.movedim(1, -1).shape, a.swapaxes(0, 1).shape, a.mT.shape)
print(torch.flatten(a, start_dim=1).shape, torch.unflatten(torch.zeros(2, 12), 1, (3, 4)).shape)
print(a.unsqueeze(-1).shape, a[:, :1].squeeze(1).shape, a.squeeze().shape)
print(torch.ones(3, 1).expand(3, 4).shape, torch.ones(3, 1).expand(-1, 2).stride())
print(torch.arange(3).repeat(2), torch.arange(3).repeat(2, 2))
print(torch.arange(3).repeat_interleave(2), torch.tile(torch.arange(2), (2, 2)))
print([p.tolist() for p in torch.arange(10).split(4)], [p.tolist() for p in torch.arange(10).chunk(3)])
print([tuple(p.shape) for p in torch.zeros(5, 4).split([1, 3], dim=1)])
print(torch.arange(4).flip(0), torch.arange(4).roll(1), torch.arange(6).reshape(2, 3).roll(1, dims=1))
print(torch.rot90(torch.arange(4).reshape(2, 2)), torch.arange(4).reshape(2, 2).T)
print(torch.hstack([torch.ones(2), torch.zeros(1)]), torch.vstack([torch.ones(2), torch.zeros(2)]))
print(torch.broadcast_to(torch.arange(3), (2, 3)), torch.broadcast_shapes((3, 1), (1, 4)))
g = torch.meshgrid(torch.arange(2), torch.arange(3), indexing="ij")
print(g[0], g[1])
print(torch.tril(torch.ones(3, 3)), torch.triu(torch.ones(3, 3), diagonal=1))
print(torch.diag(torch.tensor([1, 2])), torch.arange(9).reshape(3, 3).diagonal(), torch.trace(torch.eye(4)))
print(torch.arange(10).unfold(0, 3, 2))
print(torch.nn.functional.pad(torch.ones(2, 2), (1, 0, 0, 1)))
for body in (lambda: torch.arange(5).reshape(2, 3), lambda: torch.arange(6).view(4, -1), lambda: torch.zeros(2, 3).permute(0),
             lambda: torch.zeros(2).unsqueeze(3), lambda: torch.zeros(2, 3).squeeze(5), lambda: torch.cat([torch.zeros(2, 3), torch.zeros(3, 2)]),
             lambda: torch.stack([torch.zeros(2), torch.zeros(3)]), lambda: torch.zeros(3).expand(2)):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", error)
