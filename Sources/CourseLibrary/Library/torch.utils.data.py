"""Data sets and the batches of a training epoch."""

import _torch


class Dataset:
    """Examples by number: a subclass defines `__getitem__` and `__len__`."""

    def __class_getitem__(cls, item):
        return cls

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


class StackDataset(Dataset):
    """Data sets side by side: an example is a tuple (or, of keywords, a dict) with one of each."""

    def __init__(self, *datasets, **named):
        self.datasets = datasets if datasets else named
        lengths = {len(dataset) for dataset in (datasets or named.values())}
        if len(lengths) > 1:
            raise ValueError("Size mismatch between datasets")

    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {name: dataset[index] for name, dataset in self.datasets.items()}
        return tuple(dataset[index] for dataset in self.datasets)

    def __len__(self):
        return len(next(iter(self.datasets.values())) if isinstance(self.datasets, dict) else self.datasets[0])


class IterableDataset(Dataset):
    """Examples one after the other: a subclass defines `__iter__`."""

    def __iter__(self):
        raise NotImplementedError("Subclasses of IterableDataset should implement __iter__.")


class ConcatDataset(Dataset):
    """Data sets one after the other."""

    def __init__(self, datasets):
        self.datasets = list(datasets)

    def __getitem__(self, index):
        if index < 0:
            if -index > len(self):
                raise ValueError("absolute value of index should not exceed dataset length")
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
    """Splits a data set at random into parts of these lengths, or of these fractions of it.

    >>> train, test = random_split(dataset, [0.8, 0.2], generator=torch.Generator().manual_seed(0))
    """
    if abs(sum(lengths) - 1) < 1e-6 and sum(lengths) <= 1.000001:
        counts = []
        for place, fraction in enumerate(lengths):
            if fraction < 0 or fraction > 1:
                raise ValueError(f"Fraction at index {place} is not between 0 and 1")
            counts.append(int(len(dataset) * fraction))
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


# Samplers: the order in which a loader takes the examples.


class Sampler:
    """Numbers of examples, one after the other: a subclass defines `__iter__`, and `__len__` where it can."""

    def __init__(self, data_source=None):
        pass

    def __class_getitem__(cls, item):
        return cls

    def __iter__(self):
        raise NotImplementedError


class SequentialSampler(Sampler):
    """0, 1, 2, …"""

    def __init__(self, data_source):
        self.data_source = data_source

    def __iter__(self):
        return iter(range(len(self.data_source)))

    def __len__(self):
        return len(self.data_source)


class RandomSampler(Sampler):
    """The numbers of all examples in random order, or so many of them, with replacement where that is asked for."""

    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        self.data_source = data_source
        self.replacement = replacement
        self.num_samples = len(data_source) if num_samples is None else num_samples
        self.generator = generator
        if not isinstance(self.num_samples, int) or self.num_samples <= 0:
            raise ValueError(f"num_samples should be a positive integer value, but got num_samples={self.num_samples}")

    def __iter__(self):
        count = len(self.data_source)
        if self.replacement:
            yield from _torch.randint(0, count, (self.num_samples,), generator=self.generator).tolist()
            return
        left = self.num_samples
        while left > 0:
            order = _torch.randperm(count, generator=self.generator).tolist()[:left]
            yield from order
            left -= len(order)

    def __len__(self):
        return self.num_samples


class SubsetRandomSampler(Sampler):
    """The given numbers in random order."""

    def __init__(self, indices, generator=None):
        self.indices = indices
        self.generator = generator

    def __iter__(self):
        for place in _torch.randperm(len(self.indices), generator=self.generator).tolist():
            yield self.indices[place]

    def __len__(self):
        return len(self.indices)


class WeightedRandomSampler(Sampler):
    """Numbers drawn in proportion to weights: rare classes as often as common ones."""

    def __init__(self, weights, num_samples, replacement=True, generator=None):
        self.weights = _torch.as_tensor(weights, dtype=_torch.float64)
        self.num_samples = num_samples
        self.replacement = replacement
        self.generator = generator

    def __iter__(self):
        return iter(_torch.multinomial(
            self.weights, self.num_samples, self.replacement, generator=self.generator).tolist())

    def __len__(self):
        return self.num_samples


class BatchSampler(Sampler):
    """The numbers of another sampler in lists of `batch_size`."""

    def __init__(self, sampler, batch_size, drop_last):
        if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
            raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
        self.sampler = sampler
        self.batch_size = batch_size
        self.drop_last = drop_last

    def __iter__(self):
        batch = []
        for number in self.sampler:
            batch.append(number)
            if len(batch) == self.batch_size:
                yield batch
                batch = []
        if batch and not self.drop_last:
            yield batch

    def __len__(self):
        count = len(self.sampler)
        return count // self.batch_size if self.drop_last else (count + self.batch_size - 1) // self.batch_size


def _is_numpy(value):
    """Whether a value is an array of NumPy, or one of its numbers."""
    return hasattr(value, "dtype") and hasattr(value, "shape")


def default_collate(batch):
    """Examples to a batch: tensors, arrays and numbers are stacked, tuples and dicts part by part."""
    first = batch[0]
    if isinstance(first, _torch.Tensor):
        return _torch.stack(batch)
    if _is_numpy(first):
        return _torch.stack([_torch.as_tensor(example) for example in batch])
    if isinstance(first, float):
        return _torch.tensor(batch, dtype=_torch.float64)
    if isinstance(first, (bool, int)):
        return _torch.tensor(batch)
    if isinstance(first, str):
        return batch
    if isinstance(first, dict):
        return {key: default_collate([example[key] for example in batch]) for key in first}
    if isinstance(first, (tuple, list)):
        if any(len(example) != len(first) for example in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        parts = [default_collate(list(part)) for part in zip(*batch)]
        return type(first)(*parts) if hasattr(first, "_fields") else parts
    raise TypeError(
        "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found "
        f"{type(first)}")


class DataLoader:
    """The batches of a data set, in a new random order every epoch where `shuffle` is set.

    `generator` (or `torch.manual_seed`) decides the order. `num_workers`, `pin_memory` and what concerns them are
    accepted and change nothing.

    >>> for x, y in DataLoader(TensorDataset(images, labels), batch_size=32, shuffle=True):
    ...     loss = F.cross_entropy(net(x), y)
    """

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                 collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                 multiprocessing_context=None, generator=None, *, prefetch_factor=None, persistent_workers=False,
                 pin_memory_device="", in_order=True):
        if num_workers < 0:
            raise ValueError(
                "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
        is_stream = isinstance(dataset, IterableDataset)
        if is_stream and shuffle:
            raise ValueError(
                f"DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}")
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError(
                    "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
            batch_size, drop_last = None, False
        elif batch_size is None:
            if drop_last:
                raise ValueError("batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
        elif not isinstance(batch_size, int) or batch_size < 1:
            raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
        if sampler is None and not is_stream:
            if shuffle:
                if len(dataset) == 0:
                    raise ValueError("num_samples should be a positive integer value, but got num_samples=0")
                sampler = RandomSampler(dataset, generator=generator)
            else:
                sampler = SequentialSampler(dataset)
        self.dataset = dataset
        self.batch_size = batch_size
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        if batch_sampler is None and batch_size is not None and not is_stream:
            self.batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.drop_last = drop_last
        self.generator = generator
        self.num_workers = num_workers
        self.pin_memory = pin_memory
        self.collate_fn = collate_fn or (default_collate if batch_size or self.batch_sampler else default_convert)

    def __len__(self):
        if isinstance(self.dataset, IterableDataset):
            count = len(self.dataset)
            if self.batch_size is None:
                return count
            return count // self.batch_size if self.drop_last else (count + self.batch_size - 1) // self.batch_size
        return len(self.sampler if self.batch_sampler is None else self.batch_sampler)

    def __iter__(self):
        dataset, collate = self.dataset, self.collate_fn
        if isinstance(dataset, IterableDataset):
            yield from self._stream()
        elif self.batch_sampler is None:
            for number in self.sampler:
                yield collate(dataset[number])
        elif type(dataset) is TensorDataset and collate is default_collate and type(self.batch_sampler) is BatchSampler:
            yield from self._rows(dataset.tensors)
        else:
            for numbers in self.batch_sampler:
                yield collate([dataset[number] for number in numbers])

    def _rows(self, tensors):
        """Batches of tensors: their rows all at once, slices where the order is theirs."""
        size = self.batch_size
        in_order = type(self.sampler) is SequentialSampler
        order = None if in_order else _torch.tensor(list(self.sampler), dtype=_torch.int64)
        count = len(tensors[0]) if in_order else len(order)
        for start in range(0, count - size + 1 if self.drop_last else count, size):
            rows = slice(start, start + size)
            yield [tensor[rows] for tensor in tensors] if in_order else [tensor[order[rows]] for tensor in tensors]

    def _stream(self):
        if self.batch_size is None:
            for example in self.dataset:
                yield self.collate_fn(example)
            return
        batch = []
        for example in self.dataset:
            batch.append(example)
            if len(batch) == self.batch_size:
                yield self.collate_fn(batch)
                batch = []
        if batch and not self.drop_last:
            yield self.collate_fn(batch)


def default_convert(data):
    """One example without a batch: its arrays become tensors, everything else stays as it is."""
    if isinstance(data, _torch.Tensor):
        return data
    if _is_numpy(data):
        return _torch.as_tensor(data)
    if isinstance(data, dict):
        return {key: default_convert(part) for key, part in data.items()}
    if isinstance(data, (tuple, list)):
        parts = [default_convert(part) for part in data]
        return type(data)(*parts) if hasattr(data, "_fields") else parts
    return data
