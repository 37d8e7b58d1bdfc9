# Datasets, loaders, samplers, splits.
import torch
from torch.utils.data import BatchSampler, ConcatDataset, DataLoader, Dataset, IterableDataset, RandomSampler, SequentialSampler, Subset, SubsetRandomSampler, TensorDataset, random_split


class Squares(Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return torch.tensor([float(i)]), i * i


data = Squares(7)
print(len(data), data[3])
for x, y in DataLoader(data, batch_size=3):
    print(x.flatten(), y)
loader = DataLoader(data, batch_size=3, drop_last=True)
print(len(loader), [y.tolist() for _, y in loader], loader.batch_size, len(loader.dataset))
x, y = next(iter(DataLoader(data, batch_size=4)))
print(x.shape, x.dtype, y.dtype)
t = TensorDataset(torch.arange(12.0).reshape(6, 2), torch.tensor([0, 1, 0, 1, 0, 1]))
print(t[0], len(t), t[1:3])
print([b[1].tolist() for b in DataLoader(t, batch_size=4)])
shuffled = DataLoader(t, batch_size=2, shuffle=True)
seen = sorted(v for b in shuffled for v in b[0][:, 0].tolist())
print(seen, len(shuffled))
a, b = random_split(data, [5, 2], generator=torch.Generator().manual_seed(0))
print(len(a), len(b), sorted(list(a.indices) + list(b.indices)))
c, d, e = random_split(range(10), [0.5, 0.3, 0.2])
print(len(c), len(d), len(e))
print([y for _, y in Subset(data, [6, 0, 2])], len(ConcatDataset([data, data])), (data + data)[8][1])
print(list(SequentialSampler(data)), sorted(RandomSampler(data)), list(BatchSampler(SequentialSampler(data), 3, False)), sorted(SubsetRandomSampler([1, 4, 5])))
print([y.tolist() for _, y in DataLoader(data, batch_size=2, sampler=[6, 5, 0])], [y.tolist() for _, y in DataLoader(data, batch_sampler=[[0, 1], [5]])])
print([y for _, y in DataLoader(data, batch_size=None)][:3])


class Stream(IterableDataset):
    def __iter__(self):
        return iter(range(5))


print([b.tolist() for b in DataLoader(Stream(), batch_size=2)])
print(next(iter(DataLoader([{"a": 1, "b": 2.0}, {"a": 3, "b": 4.0}], batch_size=2))), next(iter(DataLoader(["x", "y"], batch_size=2))))
print(next(iter(DataLoader([1, 2, 3], batch_size=3, collate_fn=lambda items: sum(items)))))
for body in (lambda: DataLoader(data, batch_size=0), lambda: DataLoader(data, shuffle=True, sampler=[1]), lambda: random_split(data, [1, 2]), lambda: TensorDataset(torch.zeros(2), torch.zeros(3)), lambda: DataLoader(data, num_workers=-1),
             lambda: next(iter(DataLoader([torch.zeros(2), torch.zeros(3)], batch_size=2))), lambda: data[0, 1], lambda: next(iter(DataLoader([object()], batch_size=1))) if False else 1 / 0):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", str(error)[:100])
