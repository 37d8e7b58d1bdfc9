"""Norms: numbers brought to mean 0 and variance 1, then scaled by gamma and moved by beta, which are learned."""

import _functional as F
import _keras
from keras._layer import InputSpec, Layer
from keras._values import _plain, _tf


class _Norm(Layer):
    def _read(self, epsilon, center, scale, words):
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
        self._norm_words = words

    def _scale_and_shift(self, shape):
        gamma_words, beta_words = self._norm_words
        self.gamma = self.beta = None
        if self.scale:
            initializer, regularizer, constraint = gamma_words
            self.gamma = self.add_weight(
                shape, initializer, regularizer=regularizer, constraint=constraint, name="gamma")
        if self.center:
            initializer, regularizer, constraint = beta_words
            self.beta = self.add_weight(
                shape, initializer, regularizer=regularizer, constraint=constraint, name="beta")

    def compute_output_shape(self, input_shape):
        return input_shape


def _value(variable):
    return None if variable is None else variable._value


class BatchNormalization(_Norm):
    """Every channel brought to mean 0 and variance 1 over the batch; when not training, by running statistics.

    Weights: gamma, beta, which are trained, and moving_mean, moving_variance, which follow the batches:
    moving = momentum moving + (1 - momentum) batch.
    """

    def __init__(self, axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones",
                 beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis[0] if isinstance(axis, (list, tuple)) else int(axis)
        self.momentum = float(momentum)
        self._read(epsilon, center, scale, (
            (gamma_initializer, gamma_regularizer, gamma_constraint),
            (beta_initializer, beta_regularizer, beta_constraint)))
        self._moving_words = (moving_mean_initializer, moving_variance_initializer)

    def build(self, input_shape):
        channels = input_shape[self.axis]
        self._scale_and_shift((channels,))
        mean, variance = self._moving_words
        self.moving_mean = self.add_weight((channels,), mean, trainable=False, name="moving_mean")
        self.moving_variance = self.add_weight((channels,), variance, trainable=False, name="moving_variance")
        self.input_spec = InputSpec(ndim=len(input_shape), axes={self.axis: channels})
        self.built = True

    def call(self, inputs, training=False):
        axis = self.axis % inputs.ndim
        x = inputs if axis == 1 else inputs.movedim(axis, 1)
        x = _keras.batch_norm(
            x, self.moving_mean._value, self.moving_variance._value, _value(self.gamma), _value(self.beta),
            bool(training) and self.trainable, self.momentum, self.epsilon)
        return x if axis == 1 else x.movedim(1, axis)


class LayerNormalization(_Norm):
    """Every example by itself brought to mean 0 and variance 1 along `axis`.

    (x - mean) / sqrt(variance + epsilon) gamma + beta over `axis`: (…, D) -> the same shape.

    >>> layers.LayerNormalization()(np.ones((2, 5))).shape
    TensorShape([2, 5])
    """

    def __init__(self, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
                 gamma_constraint=None, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis
        self._read(epsilon, center, scale, (
            (gamma_initializer, gamma_regularizer, gamma_constraint),
            (beta_initializer, beta_regularizer, beta_constraint)))

    def _axes(self, rank):
        axes = [self.axis] if isinstance(self.axis, int) else self.axis
        return sorted(axis % rank for axis in axes)

    def build(self, input_shape):
        self._scale_and_shift([input_shape[axis] for axis in self._axes(len(input_shape))])
        self.built = True

    def call(self, inputs):
        axes = self._axes(inputs.ndim)
        if axes == list(range(inputs.ndim - len(axes), inputs.ndim)):
            shape = [inputs.shape[axis] for axis in axes]
            return F.layer_norm(inputs, shape, _value(self.gamma), _value(self.beta), self.epsilon)
        shape = [size if axis in axes else 1 for axis, size in enumerate(inputs.shape)]
        mean = inputs.mean(axes, keepdim=True)
        variance = ((inputs - mean) ** 2).mean(axes, keepdim=True)
        x = (inputs - mean) / (variance + self.epsilon).sqrt()
        if self.gamma is not None:
            x = x * self.gamma._value.reshape(shape)
        return x if self.beta is None else x + self.beta._value.reshape(shape)


class GroupNormalization(_Norm):
    """Groups of channels of every example brought to mean 0 and variance 1; groups=-1 is one for each channel.

    (x - mean) / sqrt(variance + epsilon) gamma + beta, over every group of channels of one example.

    >>> layers.GroupNormalization(groups=2)(np.ones((1, 4, 4, 8))).shape
    TensorShape([1, 4, 4, 8])
    """

    def __init__(self, groups=32, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
                 gamma_constraint=None, **kwargs):
        super().__init__(**kwargs)
        self.groups = groups
        self.axis = axis
        self._read(epsilon, center, scale, (
            (gamma_initializer, gamma_regularizer, gamma_constraint),
            (beta_initializer, beta_regularizer, beta_constraint)))

    def build(self, input_shape):
        channels = input_shape[self.axis]
        if self.groups == -1:
            self.groups = channels
        if channels < self.groups:
            raise ValueError(
                f"Number of groups ({self.groups}) cannot be more than the number of channels ({channels}).")
        if channels % self.groups != 0:
            raise ValueError(
                f"Number of groups ({self.groups}) must be a multiple of the number of channels ({channels}).")
        self._scale_and_shift((channels,))
        self.built = True

    def call(self, inputs):
        axis = self.axis % inputs.ndim
        x = inputs if axis == 1 else inputs.movedim(axis, 1)
        x = F._group_norm(x, self.groups, _value(self.gamma), _value(self.beta), self.epsilon)
        return x if axis == 1 else x.movedim(1, axis)


class UnitNormalization(Layer):
    """Every example brought to norm 1 along `axis`.

    x / sqrt(sum of x x) along `axis`.

    >>> layers.UnitNormalization()(np.array([[3.0, 4.0]])).numpy()
    array([[0.6, 0.8]], dtype=float32)
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis
        self.built = True

    def call(self, inputs):
        squares = (inputs * inputs).sum(self.axis, keepdim=True)
        return inputs / squares.clamp(min=1e-12).sqrt()

    def compute_output_shape(self, input_shape):
        return input_shape


class Normalization(Layer):
    """(x - mean) / the root of the variance, along `axis`; `adapt(data)` measures them.

    Weights: mean and variance, 0 and 1 until data was seen, and count; none where mean and variance are given.

    >>> layers.Normalization(mean=1.0, variance=4.0)(np.array([[3.0, 5.0]])).numpy()
    array([[1., 2.]], dtype=float32)
    """

    def __init__(self, axis=-1, mean=None, variance=None, invert=False, **kwargs):
        super().__init__(**kwargs)
        self.axis = () if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
        self.invert = invert
        if (mean is None) != (variance is None):
            raise ValueError("When setting values directly, both `mean` and `variance` must be set. Received: "
                             f"mean={mean} and variance={variance}")
        self._given = None if mean is None else (_plain(mean).float(), _plain(variance).float())

    def build(self, input_shape):
        rank = len(input_shape)
        if any(not -rank <= axis < rank for axis in self.axis):
            raise ValueError("All `axis` values must be in the range [-ndim, ndim). "
                             f"Received inputs with ndim={rank}, while axis={self.axis}")
        kept = sorted(axis % rank for axis in self.axis)
        for axis in kept:
            if input_shape[axis] is None:
                raise ValueError("All `axis` values to be kept must have a known shape. "
                                 f"Received axis={self.axis}, inputs.shape={tuple(input_shape)}, "
                                 f"with unknown axis at index {axis}")
        sizes = tuple(input_shape[axis] for axis in kept)
        self._kept = kept
        self._broadcast = tuple(input_shape[axis] if axis in kept else 1 for axis in range(rank))
        if self._given is None:
            self.adapt_mean = self.add_weight(sizes, "zeros", trainable=False, name="mean")
            self.adapt_variance = self.add_weight(sizes, "ones", trainable=False, name="variance")
            self.count = self.add_weight((), "zeros", "int64", trainable=False, name="count")
        else:
            self._given = tuple(value.expand(sizes) for value in self._given)
        self.built = True

    def adapt(self, data):
        """Takes mean and variance from data."""
        data = _plain(data).float()
        if not self.built:
            self.build(tuple(data.shape))
        for axis in self._kept:
            if axis >= data.ndim or data.shape[axis] != self._broadcast[axis]:
                raise ValueError("The layer was built with other sizes of the axes it keeps: "
                                 f"{self._broadcast}, and the data has shape {tuple(data.shape)}.")
        axes = [axis for axis in range(data.ndim) if axis not in self._kept]
        self.adapt_mean.assign(data.mean(axes) if axes else data)
        self.adapt_variance.assign(data.var(axes, unbiased=False) if axes else data * 0)

    def _statistics(self):
        pair = (self.adapt_mean._value, self.adapt_variance._value) if self._given is None else self._given
        return tuple(value.reshape(self._broadcast) for value in pair)

    @property
    def mean(self):
        return _tf(self._statistics()[0]) if self.built else None

    @property
    def variance(self):
        return _tf(self._statistics()[1]) if self.built else None

    def call(self, inputs):
        mean, variance = self._statistics()
        spread = variance.sqrt().clamp(min=1e-7)
        return mean + inputs.float() * spread if self.invert else (inputs.float() - mean) / spread

    def compute_output_shape(self, input_shape):
        return input_shape
