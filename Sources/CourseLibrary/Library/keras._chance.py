"""Layers that do something at random while training: dropout and noise."""

import _functional as F
import _keras
import _torch
from keras._core import _Elementwise
from keras._layer import InputSpec


class _Chance(_Elementwise):
    """What layers share that do something at random while training."""

    seed = None

    def _drawn(self, draw):
        """What `draw` gives; with a seed the same in every run."""
        if self.seed is None:
            return draw()
        self._draws = self.__dict__.get("_draws", 0) + 1
        return _keras._seeded(self.seed * 1_000_003 + self._draws, draw)


def _checked_rate(rate):
    if not 0 <= rate <= 1:
        raise ValueError(
            "Invalid value received for argument `rate`. Expected a float value between 0 and 1. "
            f"Received: rate={rate}")
    return rate


class Dropout(_Chance):
    """In training, every number is 0 with probability `rate`, and 1 / (1 - rate) times itself otherwise.

    >>> layers.Dropout(0.5)(np.array([[1.0, 2.0]]), training=False).numpy()
    array([[1., 2.]], dtype=float32)
    """

    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = _checked_rate(rate)
        self.noise_shape = noise_shape
        self.seed = seed
        self.built = True

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        if self.noise_shape is None:
            return self._drawn(lambda: F.dropout(inputs, self.rate, True))
        shape = [own if size is None else size for size, own in zip(self.noise_shape, inputs.shape)]
        return inputs * self._drawn(lambda: F.dropout(_torch.ones(shape), self.rate, True))


class AlphaDropout(_Chance):
    """Dropout for SELU: in training, what goes becomes the least that SELU gives; then mean and variance are restored.

    >>> layers.AlphaDropout(0.5)(np.array([[1.0, 2.0]]), training=False).numpy()
    array([[1., 2.]], dtype=float32)
    """

    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = _checked_rate(rate)
        self.noise_shape = noise_shape
        self.seed = seed
        self.built = True

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        if self.rate == 1:
            return inputs * 0
        least = -1.6732632423543772 * 1.0507009873554805
        sizes = self.noise_shape or [None] * inputs.dim()
        shape = [own if size is None else size for size, own in zip(sizes, inputs.shape)]
        kept = self._drawn(lambda: _torch.rand(*shape)) >= self.rate
        scale = ((1 - self.rate) * (1 + self.rate * least ** 2)) ** -0.5
        return _torch.where(kept, inputs, least) * scale - scale * least * self.rate


class SpatialDropout2D(_Chance):
    """Dropout of whole feature maps.

    (N, H, W, C) -> the same shape; in training what stays is divided by 1 - rate.

    >>> layers.SpatialDropout2D(0.5)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 8, 8, 3])
    """

    def __init__(self, rate, data_format=None, seed=None, name=None, dtype=None, **kwargs):
        super().__init__(name=name, dtype=dtype, **kwargs)
        self.rate = _checked_rate(rate)
        self.data_format = data_format or "channels_last"
        self.seed = seed
        self.input_spec = InputSpec(ndim=4)
        self.built = True

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        last = self.data_format == "channels_last"
        shape = [inputs.shape[0], 1, 1, inputs.shape[3]] if last else [*inputs.shape[:2], 1, 1]
        return inputs * self._drawn(lambda: F.dropout(_torch.ones(shape), self.rate, True))


class SpatialDropout1D(_Chance):
    """Dropout of whole channels of sequences.

    (N, L, C) -> the same shape; in training what stays is divided by 1 - rate.

    >>> layers.SpatialDropout1D(0.5)(np.ones((1, 10, 3))).shape
    TensorShape([1, 10, 3])
    """

    def __init__(self, rate, seed=None, name=None, dtype=None, **kwargs):
        super().__init__(name=name, dtype=dtype, **kwargs)
        self.rate = _checked_rate(rate)
        self.seed = seed
        self.input_spec = InputSpec(ndim=3)
        self.built = True

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        shape = [inputs.shape[0], 1, inputs.shape[2]]
        return inputs * self._drawn(lambda: F.dropout(_torch.ones(shape), self.rate, True))


class GaussianNoise(_Chance):
    """In training, x plus normal noise.

    In training x + a number of deviation `stddev`, else x.

    >>> layers.GaussianNoise(0.1)(np.array([[1.0, 2.0]]), training=False).numpy()
    array([[1., 2.]], dtype=float32)
    """

    def __init__(self, stddev, seed=None, **kwargs):
        super().__init__(**kwargs)
        if stddev < 0:
            raise ValueError(
                f"Invalid value received for argument `stddev`. Expected a float value between 0 and 1. "
                f"Received: stddev={stddev}")
        self.stddev = stddev
        self.seed = seed
        self.built = True

    def call(self, inputs, training=False):
        if not training or self.stddev == 0:
            return inputs
        return inputs + self._drawn(lambda: _torch.randn(*inputs.shape)) * self.stddev


class GaussianDropout(_Chance):
    """In training, x times normal noise around 1 whose variance is rate / (1 - rate).

    >>> layers.GaussianDropout(0.5)(np.array([[1.0, 2.0]]), training=False).numpy()
    array([[1., 2.]], dtype=float32)
    """

    def __init__(self, rate, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = _checked_rate(rate)
        self.seed = seed
        self.built = True

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        spread = (self.rate / (1 - self.rate)) ** 0.5
        return inputs * (1 + spread * self._drawn(lambda: _torch.randn(*inputs.shape)))
