"""Data sets as streams of examples or batches."""

import _torch
from keras._graph import _flat, _mapped
from keras._values import _plain, _tf

AUTOTUNE = -1


class Dataset:
    """Examples one after the other, which can be shuffled, changed and put into batches.

        data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).batch(32)
        for x, y in data: …
    """

    def __init__(self, make, count, arrays=None, shuffled=False):
        self._make = make
        self._count = count
        # Where the examples are rows of arrays, batches are picked from these at once.
        self._arrays = arrays
        self._shuffled = shuffled

    @staticmethod
    def from_tensor_slices(tensors, name=None):
        """The rows of arrays, together."""
        arrays = _mapped(_plain, tensors) if isinstance(tensors, (tuple, dict)) else _plain(tensors)
        return _rows(arrays, False)

    @staticmethod
    def range(*arguments, **keywords):
        """Numbers."""
        numbers = range(*arguments)
        return Dataset(lambda: (_tf(_torch.tensor(number)) for number in numbers), len(numbers))

    def __iter__(self):
        return iter(self._make())

    def __len__(self):
        if self._count is None:
            raise TypeError("The dataset length is unknown.")
        return self._count

    def cardinality(self):
        return _tf(_torch.tensor(-2 if self._count is None else self._count))

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=True, name=None):
        """In random order, another one every time; the buffer is as large as the data."""
        if self._arrays is not None:
            return _rows(self._arrays, True)

        def shuffled():
            rows = list(self._make())
            for place in _torch.randperm(len(rows)).tolist():
                yield rows[place]
        return Dataset(shuffled, self._count)

    def batch(self, batch_size, drop_remainder=False, **kwargs):
        """So many examples at a time, as arrays with one more dimension."""
        count = None
        if self._count is not None:
            count = self._count // batch_size if drop_remainder else -(-self._count // batch_size)
        if self._arrays is None:
            return Dataset(lambda: self._joined(batch_size, drop_remainder), count)
        arrays, total, shuffled = self._arrays, self._count, self._shuffled

        def picked():
            order = _order(total, shuffled)
            for start in range(0, count * batch_size, batch_size):
                chosen = order.narrow(0, start, min(batch_size, total - start))
                yield _mapped(lambda a: _tf(a.index_select(0, chosen)), arrays)
        return Dataset(picked, count)

    def _joined(self, batch_size, drop_remainder):
        rows = []
        for row in self._make():
            rows.append(row)
            if len(rows) == batch_size:
                yield _stacked(rows)
                rows = []
        if rows and not drop_remainder:
            yield _stacked(rows)

    def map(self, function, **kwargs):
        """Every example changed by a function."""
        def mapped():
            for row in self._make():
                yield function(*row) if isinstance(row, tuple) else function(row)
        return Dataset(mapped, self._count)

    def filter(self, predicate, name=None):
        """The examples for which a function is true."""
        def kept():
            for row in self._make():
                if predicate(*row) if isinstance(row, tuple) else predicate(row):
                    yield row
        return Dataset(kept, None)

    def repeat(self, count=None, name=None):
        """Again and again."""
        def repeated():
            done = 0
            while count is None or done < count:
                yield from self._make()
                done += 1
        total = None if count is None or self._count is None else self._count * count
        return Dataset(repeated, total)

    def take(self, count, name=None):
        """The first examples."""
        def taken():
            for place, row in enumerate(self._make()):
                if place >= count:
                    return
                yield row
        return Dataset(taken, count if self._count is None else min(count, self._count))

    def skip(self, count, name=None):
        """Without the first examples."""
        def rest():
            for place, row in enumerate(self._make()):
                if place >= count:
                    yield row
        return Dataset(rest, None if self._count is None else max(0, self._count - count))

    def prefetch(self, buffer_size=None, name=None):
        return self

    def cache(self, filename="", name=None):
        return self

    def as_numpy_iterator(self):
        return iter(self._make())


def _order(count, shuffled):
    return _torch.randperm(count) if shuffled else _torch.arange(count)


def _rows(arrays, shuffled):
    """The rows of arrays as a data set."""
    count = _flat(arrays)[0].shape[0]

    def rows():
        for place in _order(count, shuffled).tolist():
            yield _mapped(lambda a: _tf(a[place]), arrays)
    return Dataset(rows, count, arrays, shuffled)


def _stacked(rows):
    columns = zip(*[_flat(row) for row in rows])
    joined = iter([_tf(_torch.stack([_plain(x) for x in column])) for column in columns])
    return _mapped(lambda each: next(joined), rows[0])
