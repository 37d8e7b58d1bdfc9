"""Convolutions: kernels (h, w, in, out) slid over images (N, H, W, C), and their relatives.

An image's memory is the engine's own channels-last order, so changing between Keras's order of axes and the engine's
copies nothing.
"""

import _functional as F
import _keras
import keras.activations as activations
from keras._layer import _count, InputSpec, Layer
from keras._values import _meant, _note, _pair


class _Required:
    def __repr__(self):
        return "<required>"


_required = _Required()


def _same(size, kernel, stride, dilation=1):
    """The zeros before and after an axis that keep ceil(size / stride) places."""
    reach = (kernel - 1) * dilation + 1
    total = max((-(-size // stride) - 1) * stride + reach - size, 0)
    return total // 2, total - total // 2


def _places(size, kernel, stride, dilation, padding):
    """How many places a kernel has along an axis."""
    if size is None:
        return None
    if padding == "valid":
        return (size - (kernel - 1) * dilation - 1) // stride + 1
    return -(-size // stride)


def _kernel_size(layer, kernel_size, kwargs, **others):
    """The kernel's size, which some lectures call `filter_size`; an error where an argument is left out."""
    given = {**others, "kernel_size": kwargs.get("filter_size", kernel_size)}
    missing = [f"'{name}'" for name, value in given.items() if value is _required]
    if missing:
        plural = "s" if len(missing) > 1 else ""
        error = TypeError(
            f"{type(layer).__name__}.__init__() missing {len(missing)} required positional argument{plural}: "
            + " and ".join(missing))
        for name in kwargs:
            if _meant(name, list(given)):
                error.add_note(f"'{name}' is none of its arguments." + _meant(name, list(given)))
        raise error
    if kernel_size is not _required:
        return kernel_size
    _note("filter_size", "note: filter_size is taken as kernel_size, which is Keras's name for it")
    return kwargs.pop("filter_size")


class _Convolution(Layer):
    """What the convolutions share: the reading of settings, sizes, the bias and the activation."""

    def _read(self, kernel_size, strides, padding, data_format, dilation_rate, groups, activation, use_bias, bias):
        rank = self._rank
        self.kernel_size = _pair(kernel_size, "kernel_size", rank)
        self.strides = _pair(strides, "strides", rank)
        self.dilation_rate = _pair(dilation_rate, "dilation_rate", rank)
        for name in ("kernel_size", "strides", "dilation_rate"):
            if min(getattr(self, name)) < 1:
                raise ValueError(
                    f"The `{name}` argument must be a tuple of {rank} integers > 0. Received "
                    f"{name}={getattr(self, name)}")
        self.padding = padding.lower()
        allowed = ("valid", "same", "causal") if rank == 1 else ("valid", "same")
        if self.padding not in allowed:
            raise ValueError(
                f"The `padding` argument must be a list/tuple or one of {set(allowed)}. Received: {padding}")
        self.data_format = data_format or "channels_last"
        if self.data_format not in ("channels_last", "channels_first"):
            raise ValueError(
                'The `data_format` argument must be one of "channels_first", "channels_last". Received: '
                f"data_format={data_format}")
        self.groups = groups
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self._bias_words = bias
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise ValueError(
                "`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: "
                f"strides={self.strides} and dilation_rate={self.dilation_rate}")
        self.input_spec = InputSpec(min_ndim=rank + 2)

    def _positive(self, name):
        value = getattr(self, name)
        if not isinstance(value, int) or value < 1:
            raise ValueError(
                f"Invalid value for argument `{name}`. Expected a strictly positive value. Received {name}={value}.")

    @property
    def _channel_axis(self):
        return -1 if self.data_format == "channels_last" else 1

    def _channels(self, input_shape):
        channels = input_shape[self._channel_axis]
        if channels is None:
            raise ValueError(
                "The channel dimension of the inputs should be defined. The input_shape received is "
                f"{tuple(input_shape)}, where axis {self._channel_axis} (0-based) is the channel dimension, which "
                "found to be `None`.")
        self.input_spec = InputSpec(min_ndim=self._rank + 2, axes={self._channel_axis: channels})
        return channels

    def _weight(self, shape, words, name):
        initializer, regularizer, constraint = words
        return self.add_weight(
            shape, initializer, regularizer=regularizer, constraint=constraint, name=name)

    def _spatial(self, shape):
        return shape[1:-1] if self.data_format == "channels_last" else shape[2:]

    def _shaped(self, input_shape, spatial, channels):
        channels *= activations._times(self.activation)
        if self.data_format == "channels_last":
            return (input_shape[0], *spatial, channels)
        return (input_shape[0], channels, *spatial)

    def _output_spatial(self, input_shape):
        return [_places(*sizes, self.padding) for sizes in zip(
            self._spatial(input_shape), self.kernel_size, self.strides, self.dilation_rate)]

    def _check_fit(self, input_shape, kernel_shape):
        for size, kernel, dilation in zip(self._spatial(input_shape), self.kernel_size, self.dilation_rate):
            reach = (kernel - 1) * dilation + 1
            if self.padding == "valid" and size is not None and size < reach:
                raise ValueError(
                    "Computed output size would be zero or negative. Received `inputs "
                    f"shape={tuple(input_shape)}`, `kernel shape={tuple(kernel_shape)}`, "
                    f"`dilation_rate=[{' '.join(str(each) for each in self.dilation_rate)}]`, "
                    f"`strides={self.strides}`, `padding={self.padding}`. In layer '{self.name}' the kernel reaches "
                    f"over {reach} and the input has {size}: {size} - {reach} + 1 = {size - reach + 1} places. Use "
                    "padding='same', a smaller kernel, or less pooling before.")

    def _around(self, spatial):
        """The zeros before and after every axis, in one list."""
        if self.padding == "valid":
            return [0, 0] * self._rank
        if self.padding == "causal":
            return [(self.kernel_size[0] - 1) * self.dilation_rate[0], 0]
        return [width for sizes in zip(spatial, self.kernel_size, self.strides, self.dilation_rate)
                for width in _same(*sizes)]

    def _last(self, x):
        """Channels last."""
        return x if self.data_format == "channels_last" else x.movedim(1, -1)

    def _finished(self, x):
        """Activated, and in the data format asked for."""
        if self.activation is not activations.linear:
            x = self.activation(x)
        return x if self.data_format == "channels_last" else x.movedim(-1, 1)

    def _slid(self, x, kernel, bias, groups, strides=None, dilation=None):
        around = self._around(x.shape[1:-1]) if strides is None else [0, 0] * self._rank
        strides = self.strides if strides is None else strides
        dilation = self.dilation_rate if dilation is None else dilation
        slide = _keras.conv2d if self._rank == 2 else _keras.conv1d
        return slide(x, kernel, bias, strides, around, dilation, groups)


class _Conv(_Convolution):
    """Kernels slid over sequences or images."""

    def build(self, input_shape):
        channels = self._channels(input_shape)
        if channels % self.groups != 0:
            raise ValueError(
                "The number of input channels must be evenly divisible by the number of groups. Received "
                f"groups={self.groups}, but the input has {channels} channels (full input shape is "
                f"{tuple(input_shape)}).")
        shape = (*self.kernel_size, channels // self.groups, self.filters)
        self._check_fit(input_shape, shape)
        self.kernel = self._weight(shape, self._kernel_words, "kernel")
        self.bias = self._weight((self.filters,), self._bias_words, "bias") if self.use_bias else None
        self.built = True

    def _made(self, filters, kernel_size, groups, kernel_words, rest):
        self.filters = filters
        self._kernel_words = kernel_words
        self._read(kernel_size, *rest)
        self._positive("filters")
        if self.filters % self.groups != 0:
            raise ValueError(
                "The number of filters must be evenly divisible by the number of groups. Received: "
                f"groups={groups}, filters={filters}.")

    def call(self, inputs):
        x = self._last(inputs if inputs.is_floating_point() else inputs.float())
        self._check_fit(inputs.shape, self.kernel.shape)
        bias = None if self.bias is None else self.bias._value
        return self._finished(self._slid(x, self.kernel._value, bias, self.groups))

    def compute_output_shape(self, input_shape):
        channels = input_shape[self._channel_axis]
        self._check_fit(input_shape, (*self.kernel_size, (channels or 0) // self.groups, self.filters))
        return self._shaped(input_shape, self._output_spatial(input_shape), self.filters)


class Conv2D(_Conv):
    """Kernels slid over images: (N, H, W, C) -> (N, H', W', filters).

    H' = (H - kernel) // stride + 1 with padding "valid", ceil(H / stride) with "same"; filters (kernel² C + 1)
    parameters.

        layers.Conv2D(32, 3, activation="relu")
    """

    _rank = 2

    def __init__(self, filters=_required, kernel_size=_required, strides=(1, 1), padding="valid", data_format=None,
                 dilation_rate=(1, 1), groups=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 kernel_constraint=None, bias_constraint=None, **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs, filters=filters)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self._made(
            filters, kernel_size, groups, (kernel_initializer, kernel_regularizer, kernel_constraint),
            (strides, padding, data_format, dilation_rate, groups, activation, use_bias,
             (bias_initializer, bias_regularizer, bias_constraint)))


class Conv1D(_Conv):
    """Kernels slid over sequences: (N, L, C) -> (N, L', filters); padding may also be "causal".

    >>> layers.Conv1D(4, 3, padding="same")(np.ones((1, 10, 2))).shape
    TensorShape([1, 10, 4])
    """

    _rank = 1

    def __init__(self, filters=_required, kernel_size=_required, strides=1, padding="valid", data_format=None,
                 dilation_rate=1, groups=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 kernel_constraint=None, bias_constraint=None, **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs, filters=filters)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self._made(
            filters, kernel_size, groups, (kernel_initializer, kernel_regularizer, kernel_constraint),
            (strides, padding, data_format, dilation_rate, groups, activation, use_bias,
             (bias_initializer, bias_regularizer, bias_constraint)))


class DepthwiseConv2D(_Convolution):
    """`depth_multiplier` kernels for every channel by itself: (N, H, W, C) -> (N, H', W', C depth_multiplier).

    >>> layers.DepthwiseConv2D(3, depth_multiplier=2)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 6, 6, 6])
    """

    _rank = 2

    def __init__(self, kernel_size=_required, strides=(1, 1), padding="valid", depth_multiplier=1, data_format=None,
                 dilation_rate=(1, 1), activation=None, use_bias=True, depthwise_initializer="glorot_uniform",
                 bias_initializer="zeros", depthwise_regularizer=None, bias_regularizer=None,
                 activity_regularizer=None, depthwise_constraint=None, bias_constraint=None, **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.depth_multiplier = depth_multiplier
        self._kernel_words = (depthwise_initializer, depthwise_regularizer, depthwise_constraint)
        self._read(kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias,
                   (bias_initializer, bias_regularizer, bias_constraint))
        self._positive("depth_multiplier")

    def build(self, input_shape):
        channels = self._channels(input_shape)
        shape = (*self.kernel_size, channels, self.depth_multiplier)
        self._check_fit(input_shape, shape)
        self.kernel = self._weight(shape, self._kernel_words, "kernel")
        self.bias = self._weight(
            (channels * self.depth_multiplier,), self._bias_words, "bias") if self.use_bias else None
        self.built = True

    def call(self, inputs):
        x = self._last(inputs)
        bias = None if self.bias is None else self.bias._value
        return self._finished(_depthwise(self, x, self.kernel._value, bias))

    def compute_output_shape(self, input_shape):
        channels = input_shape[self._channel_axis] * self.depth_multiplier
        self._check_fit(input_shape, (*self.kernel_size, channels, self.depth_multiplier))
        return self._shaped(input_shape, self._output_spatial(input_shape), channels)


def _depthwise(layer, x, kernel, bias):
    """Every channel with its own kernels (h, w, C, multiplier): one group for each channel."""
    height, width, channels, multiplier = kernel.shape
    kernel = kernel.reshape(height, width, 1, channels * multiplier)
    return layer._slid(x, kernel, bias, channels)


class SeparableConv2D(_Convolution):
    """A depthwise convolution, then a 1x1 convolution that mixes the channels.

    k k in depth_multiplier + in depth_multiplier filters weights, and filters biases.

    >>> layers.SeparableConv2D(8, 3)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 6, 6, 8])
    """

    _rank = 2

    def __init__(self, filters=_required, kernel_size=_required, strides=(1, 1), padding="valid", data_format=None,
                 dilation_rate=(1, 1), depth_multiplier=1, activation=None, use_bias=True,
                 depthwise_initializer="glorot_uniform", pointwise_initializer="glorot_uniform",
                 bias_initializer="zeros", depthwise_regularizer=None, pointwise_regularizer=None,
                 bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
                 pointwise_constraint=None, bias_constraint=None, **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs, filters=filters)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.filters = filters
        self.depth_multiplier = depth_multiplier
        self._depthwise_words = (depthwise_initializer, depthwise_regularizer, depthwise_constraint)
        self._pointwise_words = (pointwise_initializer, pointwise_regularizer, pointwise_constraint)
        self._read(kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias,
                   (bias_initializer, bias_regularizer, bias_constraint))
        self._positive("filters")

    def build(self, input_shape):
        channels = self._channels(input_shape)
        shape = (*self.kernel_size, channels, self.depth_multiplier)
        self._check_fit(input_shape, shape)
        self.depthwise_kernel = self._weight(shape, self._depthwise_words, "depthwise_kernel")
        self.pointwise_kernel = self._weight(
            (1, 1, channels * self.depth_multiplier, self.filters), self._pointwise_words, "pointwise_kernel")
        self.bias = self._weight((self.filters,), self._bias_words, "bias") if self.use_bias else None
        self.built = True

    def call(self, inputs):
        x = _depthwise(self, self._last(inputs), self.depthwise_kernel._value, None)
        bias = None if self.bias is None else self.bias._value
        return self._finished(self._slid(x, self.pointwise_kernel._value, bias, 1, (1, 1), (1, 1)))

    def compute_output_shape(self, input_shape):
        self._check_fit(input_shape, (*self.kernel_size, input_shape[self._channel_axis], self.depth_multiplier))
        return self._shaped(input_shape, self._output_spatial(input_shape), self.filters)


class _Transposed(_Convolution):
    """Every pixel spreads a kernel (h, w, filters, C) over the output: the gradient of a convolution."""

    def build(self, input_shape):
        channels = self._channels(input_shape)
        self.kernel = self._weight((*self.kernel_size, self.filters, channels), self._kernel_words, "kernel")
        self.bias = self._weight((self.filters,), self._bias_words, "bias") if self.use_bias else None
        self.built = True

    def _made(self, filters, kernel_size, output_padding, kernel_words, rest):
        self.filters = filters
        self._kernel_words = kernel_words
        self._read(kernel_size, *rest)
        self.output_padding = None if output_padding is None else _pair(output_padding, "output_padding", self._rank, 0)
        self._positive("filters")

    def _lengths(self, spatial):
        """For every axis the numbers cut off in front, and the length of the output."""
        found = []
        for axis, size in enumerate(spatial):
            kernel, stride, dilation = self.kernel_size[axis], self.strides[axis], self.dilation_rate[axis]
            reach = (kernel - 1) * dilation + 1
            extra = None if self.output_padding is None else self.output_padding[axis]
            if size is None:
                found.append((0, None))
            elif self.padding == "valid":
                found.append((0, (size - 1) * stride + reach + extra if extra is not None
                              else size * stride + max(reach - stride, 0)))
            else:
                length = size * stride if extra is None else (
                    (size - 1) * stride + reach - 2 * (reach // 2) + extra)
                found.append((max((size - 1) * stride + reach - length, 0) // 2, length))
        return found

    def call(self, inputs):
        x = self._last(inputs)
        flat = self._rank == 1
        kernel = self.kernel._value
        if flat:
            spread = F.conv_transpose1d(
                x.permute(0, 2, 1), kernel.permute(2, 1, 0), None, self.strides[0], 0, 0, 1, self.dilation_rate[0])
        else:
            spread = F.conv_transpose2d(
                x.permute(0, 3, 1, 2), kernel.permute(3, 2, 0, 1), None, self.strides, 0, 0, 1, self.dilation_rate)
        for axis, (cut, length) in enumerate(self._lengths(x.shape[1:-1])):
            missing = cut + length - spread.shape[axis + 2]
            if missing > 0:
                spread = F.pad(spread, [0, 0] * (self._rank - 1 - axis) + [0, missing])
            if cut > 0 or missing < 0:
                spread = spread.narrow(axis + 2, cut, length)
        x = spread.movedim(1, -1)
        return self._finished(x if self.bias is None else x + self.bias._value)

    def compute_output_shape(self, input_shape):
        spatial = [length for cut, length in self._lengths(self._spatial(input_shape))]
        return self._shaped(input_shape, spatial, self.filters)


class Conv2DTranspose(_Transposed):
    """Enlarges images: with padding "same" H' = stride H, else (H - 1) stride + kernel.

    >>> layers.Conv2DTranspose(4, 2, strides=2)(np.ones((1, 7, 7, 8))).shape
    TensorShape([1, 14, 14, 4])
    """

    _rank = 2

    def __init__(self, filters=_required, kernel_size=_required, strides=(1, 1), padding="valid", output_padding=None,
                 data_format=None, dilation_rate=(1, 1), activation=None, use_bias=True,
                 kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None,
                 bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
                 **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs, filters=filters)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self._made(
            filters, kernel_size, output_padding, (kernel_initializer, kernel_regularizer, kernel_constraint),
            (strides, padding, data_format, dilation_rate, 1, activation, use_bias,
             (bias_initializer, bias_regularizer, bias_constraint)))


class Conv1DTranspose(_Transposed):
    """Enlarges sequences: with padding "same" L' = stride L, else (L - 1) stride + kernel.

    >>> layers.Conv1DTranspose(4, 2, strides=2)(np.ones((1, 10, 2))).shape
    TensorShape([1, 20, 4])
    """

    _rank = 1

    def __init__(self, filters=_required, kernel_size=_required, strides=1, padding="valid", output_padding=None,
                 data_format=None, dilation_rate=1, activation=None, use_bias=True,
                 kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None,
                 bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
                 **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs, filters=filters)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self._made(
            filters, kernel_size, output_padding, (kernel_initializer, kernel_regularizer, kernel_constraint),
            (strides, padding, data_format, dilation_rate, 1, activation, use_bias,
             (bias_initializer, bias_regularizer, bias_constraint)))


class _Local(_Convolution):
    """Kernels that are not shared: every place has its own. Keras 2 had these layers; they are kept here."""

    def build(self, input_shape):
        channels = self._channels(input_shape)
        if None in self._spatial(input_shape):
            raise ValueError(
                f"The spatial dimensions of the inputs to `{type(self).__name__}` should be fully-defined. Received: "
                f"input_shape={tuple(input_shape)}")
        self._check_fit(input_shape, (*self.kernel_size, channels, self.filters))
        places = self._output_spatial(input_shape)
        self.kernel = self._weight(
            (_count(places), _count(self.kernel_size) * channels, self.filters), self._kernel_words, "kernel")
        self.bias = self._weight((*places, self.filters), self._bias_words, "bias") if self.use_bias else None
        self.input_spec = InputSpec(ndim=self._rank + 2, axes={self._channel_axis: channels})
        self.built = True

    def call(self, inputs):
        x = self._last(inputs)
        places, kernel, rank = self._output_spatial(inputs.shape), self.kernel._value, self._rank
        kernel = kernel.reshape(*places, *self.kernel_size, x.shape[-1], self.filters)
        order = (2 * rank + 1, 2 * rank, *range(2 * rank))
        local = _keras.locally_connected2d if rank == 2 else _keras.locally_connected1d
        strides = self.strides if rank == 2 else self.strides[0]
        x = local(x.movedim(-1, 1), kernel.permute(*order), strides).movedim(1, -1)
        return self._finished(x if self.bias is None else x + self.bias._value)

    def compute_output_shape(self, input_shape):
        return self._shaped(input_shape, self._output_spatial(input_shape), self.filters)

    def _made(self, filters, kernel_size, padding, kernel_words, rest):
        self.filters = filters
        self._kernel_words = kernel_words
        if padding.lower() != "valid":
            raise ValueError(f"Invalid border mode for {type(self).__name__} (only \"valid\" is here): {padding}")
        self._read(kernel_size, *rest)
        self._positive("filters")


class LocallyConnected2D(_Local):
    """As Conv2D with padding "valid", but with weights of their own for every place of the output."""

    _rank = 2

    def __init__(self, filters=_required, kernel_size=_required, strides=(1, 1), padding="valid", data_format=None,
                 activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
                 kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
                 bias_constraint=None, **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs, filters=filters)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self._made(filters, kernel_size, padding, (kernel_initializer, kernel_regularizer, kernel_constraint),
                   (strides, padding, data_format, 1, 1, activation, use_bias,
                    (bias_initializer, bias_regularizer, bias_constraint)))


class LocallyConnected1D(_Local):
    """As Conv1D with padding "valid", but with weights of their own for every place of the output."""

    _rank = 1

    def __init__(self, filters=_required, kernel_size=_required, strides=1, padding="valid", data_format=None,
                 activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
                 kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
                 bias_constraint=None, **kwargs):
        kernel_size = _kernel_size(self, kernel_size, kwargs, filters=filters)
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self._made(filters, kernel_size, padding, (kernel_initializer, kernel_regularizer, kernel_constraint),
                   (strides, padding, data_format, 1, 1, activation, use_bias,
                    (bias_initializer, bias_regularizer, bias_constraint)))
