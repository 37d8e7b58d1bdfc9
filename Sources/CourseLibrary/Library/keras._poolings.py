"""Pooling: the greatest number or the mean of every window, or of a whole feature map."""

import _functional as F
import _torch
from keras._convolutions import _places, _same
from keras._layer import InputSpec, Layer
from keras._values import _pair


class _Pooling(Layer):
    """Windows without weights, slid over (N, H, W, C) or (N, L, C)."""

    def _read(self, pool_size, strides, padding, data_format):
        rank = self._rank
        self.pool_size = _pair(pool_size, "pool_size", rank)
        self.strides = self.pool_size if strides is None else _pair(strides, "strides", rank)
        self.padding = padding.lower()
        if self.padding not in ("valid", "same"):
            raise ValueError(f"Invalid padding: {padding}: it is 'valid' or 'same'")
        self.data_format = data_format or "channels_last"
        self.input_spec = InputSpec(ndim=rank + 2)
        self.built = True

    def _sizes(self, input_shape):
        spatial = input_shape[1:-1] if self.data_format == "channels_last" else input_shape[2:]
        sizes = [_places(size, kernel, stride, 1, self.padding)
                 for size, kernel, stride in zip(spatial, self.pool_size, self.strides)]
        if any(size is not None and size <= 0 for size in sizes):
            raise ValueError(
                "Computed output size would be zero or negative. Received: `inputs.shape="
                f"[{' '.join(str(each) for each in input_shape)}]`, `pool_size="
                f"[{' '.join(str(each) for each in self.pool_size)}]`, `strides={self.strides}`, "
                f"`padding={self.padding}`. The window of layer '{self.name}' is larger than its input. Leave a "
                "pooling out, or use padding='same'.")
        return sizes

    def call(self, inputs):
        self._sizes(inputs.shape)
        last = self.data_format == "channels_last"
        x = inputs.movedim(-1, 1) if last else inputs
        around = []
        if self.padding == "same":
            for axis in reversed(range(self._rank)):
                around += _same(x.shape[2 + axis], self.pool_size[axis], self.strides[axis])
        x = self._pooled(x, around if any(around) else None)
        return x.movedim(1, -1) if last else x

    def compute_output_shape(self, input_shape):
        sizes = self._sizes(input_shape)
        if self.data_format == "channels_last":
            return (input_shape[0], *sizes, input_shape[-1])
        return (*input_shape[:2], *sizes)


class _MaxPooling(_Pooling):
    def _pooled(self, x, around):
        if around is not None:
            x = F.pad(x, around, "constant", float("-inf"))
        pool = F.max_pool2d if self._rank == 2 else F.max_pool1d
        return pool(x, self.pool_size, self.strides)


class _AveragePooling(_Pooling):
    def _pooled(self, x, around):
        pool = F.avg_pool2d if self._rank == 2 else F.avg_pool1d
        if around is None:
            return pool(x, self.pool_size, self.strides)
        # What is padded does not count: the means are of as many numbers as stand in the window.
        inside = F.pad(_torch.ones(1, 1, *x.shape[2:]), around)
        return pool(F.pad(x, around), self.pool_size, self.strides) / pool(inside, self.pool_size, self.strides)


class MaxPooling2D(_MaxPooling):
    """The greatest number of every window: (N, H, W, C) -> (N, H // 2, W // 2, C) as it stands.

    With padding="same", (N, ceil(H / s), ceil(W / s), C).

    >>> layers.MaxPooling2D(2)(np.ones((1, 9, 9, 3))).shape
    TensorShape([1, 4, 4, 3])
    """

    _rank = 2

    def __init__(self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self._read(pool_size, strides, padding, data_format)


class MaxPooling1D(_MaxPooling):
    """The greatest number of every window of a sequence.

    (N, L, C) -> (N, (L - k) // s + 1, C); with padding="same", (N, ceil(L / s), C).

    >>> layers.MaxPooling1D(2)(np.ones((1, 10, 3))).shape
    TensorShape([1, 5, 3])
    """

    _rank = 1

    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self._read(pool_size, strides, padding, data_format)


class AveragePooling2D(_AveragePooling):
    """The mean of every window.

    (N, H, W, C) -> (N, (H - k) // s + 1, …, C); with padding="same", (N, ceil(H / s), …, C).

    >>> layers.AveragePooling2D(2)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 4, 4, 3])
    """

    _rank = 2

    def __init__(self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self._read(pool_size, strides, padding, data_format)


class AveragePooling1D(_AveragePooling):
    """The mean of every window of a sequence.

    (N, L, C) -> (N, (L - k) // s + 1, C); with padding="same", (N, ceil(L / s), C).

    >>> layers.AveragePooling1D(2)(np.ones((1, 10, 3))).shape
    TensorShape([1, 5, 3])
    """

    _rank = 1

    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self._read(pool_size, strides, padding, data_format)


class _GlobalPooling(Layer):
    """One number for every feature map."""

    def __init__(self, data_format=None, keepdims=False, **kwargs):
        super().__init__(**kwargs)
        self.data_format = data_format or "channels_last"
        self.keepdims = keepdims
        self.input_spec = InputSpec(ndim=self._rank + 2)
        self.built = True

    @property
    def _axes(self):
        first = 1 if self.data_format == "channels_last" else 2
        return list(range(first, first + self._rank))

    def compute_output_shape(self, input_shape):
        axes = self._axes
        kept = [1 if axis in axes else size for axis, size in enumerate(input_shape)]
        return tuple(kept if self.keepdims else [size for axis, size in enumerate(input_shape) if axis not in axes])


class _GlobalMean(_GlobalPooling):
    def call(self, inputs):
        return inputs.mean(self._axes, keepdim=self.keepdims)


class _GlobalMax(_GlobalPooling):
    def call(self, inputs):
        last = self.data_format == "channels_last"
        x = inputs.movedim(-1, 1) if last else inputs
        x = x.flatten(2).max(2).values
        if not self.keepdims:
            return x
        ones = [1] * self._rank
        return x.reshape(x.shape[0], *ones, x.shape[1]) if last else x.reshape(*x.shape, *ones)


class GlobalAveragePooling2D(_GlobalMean):
    """The mean of every feature map: (N, H, W, C) -> (N, C).

    >>> layers.GlobalAveragePooling2D()(np.ones((2, 8, 8, 3))).shape
    TensorShape([2, 3])
    """

    _rank = 2


class GlobalAveragePooling1D(_GlobalMean):
    """The mean over all steps: (N, L, C) -> (N, C).

    >>> layers.GlobalAveragePooling1D()(np.ones((2, 10, 3))).shape
    TensorShape([2, 3])
    """

    _rank = 1


class GlobalMaxPooling2D(_GlobalMax):
    """The greatest number of every feature map: (N, H, W, C) -> (N, C).

    >>> layers.GlobalMaxPooling2D()(np.ones((2, 8, 8, 3))).shape
    TensorShape([2, 3])
    """

    _rank = 2


class GlobalMaxPooling1D(_GlobalMax):
    """The greatest number over all steps: (N, L, C) -> (N, C).

    >>> layers.GlobalMaxPooling1D()(np.ones((2, 10, 3))).shape
    TensorShape([2, 3])
    """

    _rank = 1


MaxPool1D, MaxPool2D, AvgPool1D, AvgPool2D = MaxPooling1D, MaxPooling2D, AveragePooling1D, AveragePooling2D
GlobalAvgPool1D, GlobalAvgPool2D = GlobalAveragePooling1D, GlobalAveragePooling2D
GlobalMaxPool1D, GlobalMaxPool2D = GlobalMaxPooling1D, GlobalMaxPooling2D
