# Sums, means, extremes, order statistics.
import torch

x = torch.tensor([[1.0, 4.0, 2.0], [3.0, 0.0, 5.0]])
print(x.sum(), x.sum(0), x.sum(dim=1), x.sum(1, keepdim=True), x.sum((0, 1)), x.sum(axis=0))
print(x.mean(), x.mean(dim=0), x.mean(-1, keepdim=True), torch.mean(x, 1))
print(x.std(), x.var(), x.std(dim=1), x.var(unbiased=False), x.std(0, correction=0))
print(x.max(), x.min(), x.max(0), x.min(dim=1))
values, indices = x.max(dim=1)
print(values, indices)
print(x.max(dim=1).values, x.max(dim=1)[1], x.argmax(), x.argmax(1), x.argmin(dim=0), x.argmax(1, keepdim=True))
print(x.prod(), x.prod(1), x.cumsum(0), x.cumprod(1), x.norm(), x.norm(dim=1), x.norm(1), x.norm(float("inf")))
print(torch.linalg.norm(x), torch.linalg.vector_norm(x, dim=0), torch.linalg.matrix_norm(x))
print(x.median(), x.median(dim=1), torch.tensor([1, 2, 2, 3]).mode())
print(x.sort(), x.sort(dim=0, descending=True).values, x.argsort(dim=1), x.topk(2), x.topk(1, dim=0, largest=False).indices)
print(x.amax(), x.amin(1), x.aminmax(), torch.logsumexp(x, dim=1), torch.std_mean(x, dim=0), torch.var_mean(x))
print(torch.quantile(x, 0.5), torch.quantile(x, torch.tensor([0.25, 0.75]), dim=1), torch.kthvalue(x, 2))
print(x.any(), x.all(), (x > 0).all(1), (x > 4).any(dim=0), torch.count_nonzero(x), (x > 1).float().mean())
print(torch.unique(torch.tensor([3, 1, 2, 1, 3])), torch.unique(torch.tensor([3, 1, 3]), return_inverse=True, return_counts=True))
print(torch.bincount(torch.tensor([0, 1, 1, 3])), torch.histc(torch.tensor([1.0, 2.0, 1.0, 4.0]), bins=4, min=0, max=4))
print(torch.cummax(torch.tensor([1, 3, 2, 5]), 0), torch.diff(torch.tensor([1, 4, 9, 16])))
print(torch.tensor([1, 2, 3]).sum().dtype, torch.tensor([True, True]).sum(), torch.tensor([1, 2, 3]).float().mean(), torch.tensor([1, 2], dtype=torch.uint8).sum())
print(torch.tensor([1, 2, 3]).sum(dtype=torch.float32), torch.max(torch.tensor([1, 5]), torch.tensor([3, 2])))
print(torch.tensor([float("nan"), 1.0]).nansum(), torch.tensor([float("nan"), 1.0]).max(), torch.nanmean(torch.tensor([float("nan"), 1.0])))
print(torch.searchsorted(torch.tensor([1, 3, 5]), torch.tensor([0, 3, 6])), torch.bucketize(torch.tensor([2.0, 5.0]), torch.tensor([1.0, 3.0])))
print(torch.isin(torch.tensor([1, 2, 3]), torch.tensor([2, 3])))
for body in (lambda: x.sum(3), lambda: x.max(2), lambda: torch.tensor([]).max(), lambda: x.topk(4), lambda: torch.tensor([]).argmax()):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", str(error).split(":")[0])
