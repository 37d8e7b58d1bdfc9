"""Small helpers around models and labels."""

import _torch
from keras._graph import KerasTensor
from keras._values import _array, _plain, _state


def to_categorical(x, num_classes=None):
    """One-hot rows of labels: to_categorical([0, 2], 3) is [[1, 0, 0], [0, 0, 1]]."""
    labels = _plain(x).long()
    if labels.ndim > 1 and labels.shape[-1] == 1:
        labels = labels.squeeze(-1)
    if num_classes is None:
        num_classes = int(labels.max()) + 1
    if labels.numel() > 0 and not (0 <= int(labels.min()) and int(labels.max()) < num_classes):
        raise IndexError(
            f"index {int(labels.max())} is out of bounds for axis 1 with size {num_classes}")
    return _array((labels.unsqueeze(-1) == _torch.arange(num_classes)).double())


def normalize(x, axis=-1, order=2):
    """Every vector along an axis brought to norm 1."""
    x = _plain(x).double()
    norms = (abs(x) ** order).sum(axis, keepdim=True) ** (1 / order)
    return _array(x / _torch.where(norms == 0, 1.0, norms))


def set_random_seed(seed):
    """The same random numbers from here on: those of tensors and those of `random`."""
    import random
    if not isinstance(seed, int):
        raise ValueError(f"Expected `seed` argument to be an integer. Received: seed={seed} (of type {type(seed)})")
    random.seed(seed)
    _torch.manual_seed(seed)


def clear_session(free_memory=True):
    """Begins the numbering of names anew."""
    _state.counts.clear()


def is_keras_tensor(x):
    """Whether x is symbolic."""
    return isinstance(x, KerasTensor)


def plot_model(model, *arguments, **keywords):
    """Not here: `sketch(model)` draws the layers as text."""
    raise NotImplementedError("plot_model is not here: model.summary() shows the layers, and sketch(model) draws them")


class Sequence:
    """Batches by number: a subclass defines `__len__` and `__getitem__`."""

    def __init__(self, workers=1, use_multiprocessing=False, max_queue_size=10):
        pass


PyDataset = Sequence
