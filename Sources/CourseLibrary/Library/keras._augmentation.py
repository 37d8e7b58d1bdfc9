"""Pictures changed at random while training: flipped, turned, moved."""

import _torch
from keras._chance import _Chance


class _Augmentation(_Chance):
    def _batched(self, inputs, training):
        """Pictures (N, H, W, C) changed by `_changed`; one picture alone too."""
        x = inputs if inputs.is_floating_point() else inputs.float()
        if not training:
            return x
        if x.ndim == 3:
            return self._drawn(lambda: self._changed(x.unsqueeze(0))).squeeze(0)
        return self._drawn(lambda: self._changed(x))

    def call(self, inputs, training=True):
        return self._batched(inputs, training)


class RandomFlip(_Augmentation):
    """Left and right exchanged for half of the pictures, or up and down, or both by turns.

    (N, H, W, C) -> the same shape; only in training.

    >>> layers.RandomFlip("horizontal")(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 8, 8, 3])
    """

    def __init__(self, mode="horizontal_and_vertical", seed=None, data_format=None, **kwargs):
        super().__init__(**kwargs)
        if mode not in ("horizontal", "vertical", "horizontal_and_vertical"):
            raise ValueError(
                f"Unknown mode: {mode}: it is 'horizontal', 'vertical' or 'horizontal_and_vertical'")
        self.mode = mode
        self.seed = seed
        self.built = True

    def _changed(self, x):
        for axis, name in ((2, "horizontal"), (1, "vertical")):
            if name in self.mode:
                chosen = (_torch.rand(x.shape[0]) < 0.5).reshape(-1, 1, 1, 1)
                x = _torch.where(chosen, x.flip(axis), x)
        return x


def _bounds(factor):
    """(least, greatest) of a number or of a pair."""
    if isinstance(factor, (int, float)):
        return -abs(factor), abs(factor)
    return tuple(factor)


class _Moved(_Augmentation):
    """Pictures whose every pixel is read at another place, bilinear between the pixels there."""

    def _read(self, fill_mode, interpolation, seed, fill_value):
        if fill_mode not in ("reflect", "wrap", "constant", "nearest"):
            raise ValueError(
                f"Unknown `fill_mode` {fill_mode}: it is 'reflect', 'wrap', 'constant' or 'nearest'")
        self.fill_mode = fill_mode
        self.interpolation = interpolation
        self.seed = seed
        self.fill_value = fill_value
        self.built = True

    def _inside(self, place, size):
        """Places outside brought inside, as the fill mode says."""
        if self.fill_mode == "reflect":
            place = place % (2 * size)
            return _torch.where(place >= size, 2 * size - 1 - place, place)
        if self.fill_mode == "wrap":
            return place % size
        return place.clamp(0, size - 1)

    def _sampled(self, x, rows, columns):
        """The pixels at places (N, H, W) that lie between others."""
        count, height, width = x.shape[:3]
        pictures = _torch.arange(count).reshape(-1, 1, 1)

        def pixel(row, column):
            found = x[pictures, self._inside(row, height), self._inside(column, width)]
            if self.fill_mode == "constant":
                outside = (row < 0) | (row >= height) | (column < 0) | (column >= width)
                found = _torch.where(outside.unsqueeze(-1), self.fill_value, found)
            return found

        if self.interpolation == "nearest":
            return pixel(rows.round().long(), columns.round().long())
        top, left = rows.floor(), columns.floor()
        down, right = (rows - top).unsqueeze(-1), (columns - left).unsqueeze(-1)
        top, left = top.long(), left.long()
        upper = pixel(top, left) * (1 - right) + pixel(top, left + 1) * right
        lower = pixel(top + 1, left) * (1 - right) + pixel(top + 1, left + 1) * right
        return upper * (1 - down) + lower * down

    def _grid(self, x):
        rows = _torch.arange(x.shape[1]).float().reshape(1, -1, 1)
        columns = _torch.arange(x.shape[2]).float().reshape(1, 1, -1)
        return rows, columns

    def _random(self, x, bounds):
        low, high = bounds
        return (_torch.rand(x.shape[0]) * (high - low) + low).reshape(-1, 1, 1)


class RandomRotation(_Moved):
    """Pictures turned by a part of the whole circle: factor 0.1 is up to 36 degrees either way.

    (N, H, W, C) -> the same shape; only in training. `factor` counts full turns.

    >>> layers.RandomRotation(0.1)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 8, 8, 3])
    """

    def __init__(self, factor, fill_mode="reflect", interpolation="bilinear", seed=None, fill_value=0.0,
                 data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self._read(fill_mode, interpolation, seed, fill_value)

    def _changed(self, x):
        angle = self._random(x, _bounds(self.factor)) * (2 * _torch.pi)
        rows, columns = self._grid(x)
        middle_row, middle_column = (x.shape[1] - 1) / 2, (x.shape[2] - 1) / 2
        rows, columns = rows - middle_row, columns - middle_column
        cos, sin = angle.cos(), angle.sin()
        return self._sampled(
            x, columns * sin + rows * cos + middle_row, columns * cos - rows * sin + middle_column)


class RandomTranslation(_Moved):
    """Pictures moved by parts of their height and width.

    (N, H, W, C) -> the same shape; only in training. Factors are fractions of height and width.

    >>> layers.RandomTranslation(0.1, 0.1)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 8, 8, 3])
    """

    def __init__(self, height_factor, width_factor, fill_mode="reflect", interpolation="bilinear", seed=None,
                 fill_value=0.0, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.height_factor = height_factor
        self.width_factor = width_factor
        self._read(fill_mode, interpolation, seed, fill_value)

    def _changed(self, x):
        rows, columns = self._grid(x)
        down = self._random(x, _bounds(self.height_factor)) * x.shape[1]
        right = self._random(x, _bounds(self.width_factor)) * x.shape[2]
        zeros = _torch.zeros(x.shape[0], x.shape[1], x.shape[2])
        return self._sampled(x, rows - down + zeros, columns - right + zeros)


class RandomZoom(_Moved):
    """Pictures made smaller by up to a factor, or larger where it is negative.

    (N, H, W, C) -> the same shape; only in training.

    >>> layers.RandomZoom(0.1)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 8, 8, 3])
    """

    def __init__(self, height_factor, width_factor=None, fill_mode="reflect", interpolation="bilinear", seed=None,
                 fill_value=0.0, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.height_factor = height_factor
        self.width_factor = width_factor
        self._read(fill_mode, interpolation, seed, fill_value)

    def _changed(self, x):
        rows, columns = self._grid(x)
        tall = 1 + self._random(x, _bounds(self.height_factor))
        wide = tall if self.width_factor is None else 1 + self._random(x, _bounds(self.width_factor))
        middle_row, middle_column = (x.shape[1] - 1) / 2, (x.shape[2] - 1) / 2
        zeros = _torch.zeros(x.shape[0], x.shape[1], x.shape[2])
        rows = (rows - middle_row) * tall + middle_row
        columns = (columns - middle_column) * wide + middle_column
        return self._sampled(x, rows + zeros, columns + zeros)
