"""Data sets and the batches of a training epoch."""

import _torch


class Dataset:
    """Examples by number: a subclass defines `__getitem__` and `__len__`."""

    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

    def __add__(self, other):
        return ConcatDataset([self, other])


class TensorDataset(Dataset):
    """Tensors whose first dimension counts the examples."""

    def __init__(self, *tensors):
        assert all(tensors[0].size(0) == tensor.size(0) for tensor in tensors), "Size mismatch between tensors"
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple(tensor[index] for tensor in self.tensors)

    def __len__(self):
        return self.tensors[0].size(0)


class ConcatDataset(Dataset):
    """Data sets one after the other."""

    def __init__(self, datasets):
        self.datasets = list(datasets)

    def __getitem__(self, index):
        if index < 0:
            index += len(self)
        for dataset in self.datasets:
            if index < len(dataset):
                return dataset[index]
            index -= len(dataset)
        raise IndexError("index out of range")

    def __len__(self):
        return sum(len(dataset) for dataset in self.datasets)


class Subset(Dataset):
    """Some examples of a data set, by their numbers."""

    def __init__(self, dataset, indices):
        self.dataset = dataset
        self.indices = indices

    def __getitem__(self, index):
        return self.dataset[self.indices[index]]

    def __len__(self):
        return len(self.indices)


def random_split(dataset, lengths, generator=None):
    """Splits a data set at random into parts of these lengths, or of these fractions of it."""
    if abs(sum(lengths) - 1) < 1e-6 and sum(lengths) <= 1.000001:
        counts = [int(len(dataset) * fraction) for fraction in lengths]
        for extra in range(len(dataset) - sum(counts)):
            counts[extra % len(counts)] += 1
        lengths = counts
    if sum(lengths) != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order = _torch.randperm(len(dataset), generator=generator).tolist()
    parts, start = [], 0
    for length in lengths:
        parts.append(Subset(dataset, order[start:start + length]))
        start += length
    return parts


def default_collate(batch):
    """Examples to a batch: tensors and numbers are stacked, tuples and dicts part by part."""
    first = batch[0]
    if isinstance(first, _torch.Tensor):
        return _torch.stack(batch)
    if isinstance(first, float):
        return _torch.tensor(batch, dtype=_torch.float64)
    if isinstance(first, (bool, int)):
        return _torch.tensor(batch)
    if isinstance(first, str):
        return batch
    if isinstance(first, dict):
        return {key: default_collate([example[key] for example in batch]) for key in first}
    if isinstance(first, (tuple, list)):
        return [default_collate(list(part)) for part in zip(*batch)]
    raise TypeError(
        "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found "
        f"{type(first)}")


class DataLoader:
    """The batches of a data set, in a new random order every epoch where `shuffle` is set.

    `generator` (or `torch.manual_seed`) decides the order. `num_workers` and `pin_memory` are accepted and change
    nothing.
    """

    def __init__(self, dataset, batch_size=1, shuffle=False, sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, generator=None):
        if batch_size is not None and batch_size < 1:
            raise ValueError(
                f"batch_size should be a positive integer value, but got batch_size={batch_size}")
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        self.dataset = dataset
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.sampler = sampler
        self.drop_last = drop_last
        self.generator = generator
        self.collate_fn = collate_fn

    def __len__(self):
        count = len(self.sampler) if self.sampler is not None else len(self.dataset)
        return count // self.batch_size if self.drop_last else (count + self.batch_size - 1) // self.batch_size

    def __iter__(self):
        tensors = None
        if type(self.dataset) is TensorDataset and self.collate_fn is None:
            tensors = self.dataset.tensors
        if self.sampler is not None:
            order = list(self.sampler)
        elif self.shuffle:
            order = _torch.randperm(len(self.dataset), generator=self.generator)
        else:
            order = None
        count = len(self.dataset) if order is None else len(order)
        if order is not None and tensors is None and not isinstance(order, list):
            order = order.tolist()
        collate = self.collate_fn or default_collate
        for start in range(0, count, self.batch_size):
            stop = min(start + self.batch_size, count)
            if self.drop_last and stop - start < self.batch_size:
                return
            if tensors is not None:
                rows = slice(start, stop) if order is None else order[start:stop]
                yield [tensor[rows] for tensor in tensors]
            else:
                numbers = range(start, stop) if order is None else order[start:stop]
                yield collate([self.dataset[number] for number in numbers])
