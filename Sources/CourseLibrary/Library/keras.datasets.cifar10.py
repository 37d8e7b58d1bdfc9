"""Coloured pictures of ten classes: 50,000 to train with and 10,000 to test with, 32x32."""

from keras._values import _array


def load_data():
    """(x_train, y_train), (x_test, y_test): pictures uint8 (N, 32, 32, 3), labels (N, 1)."""
    from convbook import datasets

    def part(split):
        pictures, labels = datasets.cifar10(split)
        # The engine's pictures are 0 to 1 with channels first.
        pictures = (pictures * 255).round().byte().permute(0, 2, 3, 1)
        return _array(pictures), _array(labels.reshape(-1, 1).byte())
    return part("train"), part("test")
