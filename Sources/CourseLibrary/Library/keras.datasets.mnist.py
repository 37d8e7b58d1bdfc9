"""Handwritten digits: 60,000 pictures to train with and 10,000 to test with, 28x28."""

from keras._values import _array


def load_data(path="mnist.npz"):
    """(x_train, y_train), (x_test, y_test): pictures uint8 (N, 28, 28), labels (N)."""
    from convbook import datasets
    # Labels are small numbers: bytes, as pictures are.
    return tuple(tuple(_array(part.byte()) for part in datasets.mnist(split)) for split in ("train", "test"))
