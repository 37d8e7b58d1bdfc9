"""Pictures changed: sizes, flips, brightness; (N, H, W, C) or (H, W, C)."""

import _functional as _F
from keras._values import _plain, _tf


def _pictures(image, change):
    image = _plain(image)
    if image.ndim == 3:
        return _tf(change(image.unsqueeze(0)).squeeze(0))
    return _tf(change(image))


def resize(images, size, method="bilinear", name=None):
    """Pictures of another height and width."""
    mode = {"bilinear": "bilinear", "nearest": "nearest-exact"}.get(method)
    if mode is None:
        raise ValueError(f"the method '{method}' is not here: it is 'bilinear' or 'nearest'")
    return _pictures(images, lambda x: _F.interpolate(
        x.float().permute(0, 3, 1, 2), size=tuple(size), mode=mode).permute(0, 2, 3, 1))


def flip_left_right(image):
    """Mirrored: the columns in the opposite order."""
    return _pictures(image, lambda x: x.flip(2))


def flip_up_down(image):
    """Upside down: the rows in the opposite order."""
    return _pictures(image, lambda x: x.flip(1))


def rot90(image, k=1, name=None):
    """Turned by quarters against the clock."""
    return _pictures(image, lambda x: x.rot90(k, (1, 2)))


def adjust_brightness(image, delta):
    """image + delta."""
    return _tf(_plain(image) + delta)


def rgb_to_grayscale(images, name=None):
    """One channel of three."""
    x = _plain(images).float()
    return _tf(0.2989 * x[..., 0:1] + 0.587 * x[..., 1:2] + 0.114 * x[..., 2:3])
