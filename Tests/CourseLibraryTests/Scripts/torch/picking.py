# gather, scatter, sort, unique, where, masks.
import torch

x = torch.tensor([[3, 1, 2], [9, 7, 8]])
print(x.sort(), torch.sort(x, descending=True).indices, x.argsort(), x.msort())
print(x.gather(1, torch.tensor([[0, 2], [1, 1]])), torch.zeros(2, 3, dtype=torch.int64).scatter(1, torch.tensor([[0], [2]]), 5), torch.zeros(2, 3).scatter(1, torch.tensor([[0], [2]]), torch.tensor([[1.5], [2.5]])))
print(torch.zeros(3).scatter_add(0, torch.tensor([0, 0, 2]), torch.tensor([1.0, 2.0, 3.0])), x.take_along_dim(x.argsort(1), 1))
print(torch.unique(torch.tensor([3, 1, 3, 2])), torch.unique(torch.tensor([[1.5, 2.5], [1.5, 0.0]])), torch.unique_consecutive(torch.tensor([1, 1, 2, 1]), return_counts=True))
values, inverse, counts = torch.unique(torch.tensor([5, 3, 5, 5]), return_inverse=True, return_counts=True)
print(values, inverse, counts)
print(torch.where(x > 2, x, torch.zeros_like(x)), torch.where(x > 2, 1, 0), torch.where(x > 2, x.float(), 0.5), x.where(x > 2, torch.tensor(-1)))
rows, columns = torch.where(x > 7)
print(rows, columns, torch.nonzero(x > 7, as_tuple=False) if False else (x > 7).nonzero(), torch.argwhere(x > 8))
print(x[x > 2], x.masked_select(x < 3), x.masked_fill(x > 5, 0), torch.masked_select(x, torch.tensor([True, False, True])))
print(x.topk(2, dim=1), x.float().kthvalue(2).values, x.float().median(dim=1).indices, x.max(0).indices)
print(x.index_select(1, torch.tensor([2, 0])), x.take(torch.tensor([0, 5])), torch.take(x, torch.tensor([-1])))
print(x.flip(1), x.roll(1, 0), x.t(), x.diagonal(), torch.diag_embed(torch.tensor([1, 2])), torch.diagflat(torch.tensor([1, 2]), 1))
print(x.index_add(1, torch.tensor([0]), torch.tensor([[1], [1]])), x.index_fill(0, torch.tensor([1]), 0), x.index_copy(0, torch.tensor([0]), torch.zeros(1, 3, dtype=torch.int64)))
print(torch.masked_fill(torch.ones(2, 2), torch.eye(2).bool(), 0), torch.zeros(2, 3).masked_scatter(torch.tensor([[True, False, True], [False, True, False]]), torch.tensor([1.0, 2.0, 3.0])))
s = torch.tensor([0.3, 0.1, 0.9], requires_grad=True)
s.sort().values[0].backward()
print(s.grad)
s.grad = None
s.gather(0, torch.tensor([2, 2])).sum().backward()
print(s.grad)
s.grad = None
s[s > 0.2].sum().backward()
print(s.grad)
s.grad = None
torch.where(s > 0.5, s * 2, s * 3).sum().backward()
print(s.grad)
