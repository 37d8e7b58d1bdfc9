import numpy as np
import torch
from collections import namedtuple
from torch.utils.data import Dataset, DataLoader, default_collate, default_convert, ConcatDataset


class Points(Dataset):
    def __init__(self):
        self.X = np.arange(10, dtype=np.float32).reshape(5, 2)
        self.y = np.arange(5)

    def __len__(self):
        return len(self.X)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


for x, y in DataLoader(Points(), batch_size=2):
    print(x, x.dtype, y, y.dtype)

print(default_collate([np.float32(1.5), np.float32(2)]))
print(default_collate([np.float64(1.5), np.float64(2)]))
print(default_collate([np.int64(1), np.int64(2)]))
print(default_collate([np.bool_(True), np.bool_(False)]))
print(default_collate([{"a": np.zeros(2), "b": 1}, {"a": np.ones(2), "b": 2}]))
Pair = namedtuple("Pair", "x y")
print(default_collate([Pair(1, 2.5), Pair(3, 4.5)]))
print(default_collate([(1, [2, 3.0]), (4, [5, 6.0])]))
print(default_convert((np.ones(2), 3, "a")))
print(default_convert({"x": np.arange(3)}))
print(default_convert(Pair(np.ones(1), 2)))
print([(x, y) for x, y in DataLoader(Points(), batch_size=None)][1])
both = ConcatDataset([[1, 2], [3]])
print(both[-1], both[-3])
try:
    both[-5]
except ValueError as error:
    print(error)
