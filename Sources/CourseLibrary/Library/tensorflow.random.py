"""Random tensors."""

import _torch
from keras._values import _dtype, _plain, _tf


def set_seed(seed):
    """The same random numbers from here on."""
    _torch.manual_seed(seed)


def _sizes(shape):
    return (shape,) if isinstance(shape, int) else tuple(int(size) for size in shape)


def _drawn(seed, draw):
    import _keras
    return _tf(draw() if seed is None else _keras._seeded(seed, draw))


def normal(shape, mean=0.0, stddev=1.0, dtype="float32", seed=None, name=None):
    """Normal numbers."""
    return _drawn(seed, lambda: _torch.randn(_sizes(shape)) * stddev + mean)


def uniform(shape, minval=0, maxval=None, dtype="float32", seed=None, name=None):
    """Numbers from minval to below maxval, whole ones for an integer type."""
    if _dtype(dtype) == _torch.int64:
        return _drawn(seed, lambda: _torch.randint(int(minval), int(maxval), _sizes(shape)))
    top = 1 if maxval is None else maxval
    return _drawn(seed, lambda: _torch.rand(_sizes(shape)) * (top - minval) + minval)


def shuffle(value, seed=None, name=None):
    """The rows in random order."""
    value = _plain(value)
    return _drawn(seed, lambda: value.index_select(0, _torch.randperm(value.shape[0])))
