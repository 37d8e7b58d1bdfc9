"""What layers compute, as `tf.nn`: channels last."""

import keras.losses as _losses
import keras.activations as _activations
from keras._convolutions import _same
from keras._graph import _not_symbolic
from keras._values import _pair, _plain, _tf
import _functional as _F
import _keras

elu, gelu, leaky_relu, relu, relu6, selu, sigmoid, silu, softmax, softplus, softsign, tanh, log_softmax = [
    _not_symbolic(function) for function in (
        _activations.elu, _activations.gelu, _activations.leaky_relu, _activations.relu, _activations.relu6,
        _activations.selu, _activations.sigmoid, _activations.silu, _activations.softmax, _activations.softplus,
        _activations.softsign, _activations.tanh, _activations.log_softmax)]
swish = silu


def _spatial(sizes, name):
    """The two numbers for height and width, of one, two or four numbers."""
    if isinstance(sizes, int):
        return sizes, sizes
    sizes = tuple(sizes)
    return sizes[1:3] if len(sizes) == 4 else _pair(sizes * 2 if len(sizes) == 1 else sizes, name)


def conv2d(input, filters, strides, padding, data_format="NHWC", dilations=None, name=None):
    """Kernels (h, w, in, out) slid over images (N, H, W, C); padding is "VALID" or "SAME"."""
    x, kernel = _plain(input), _plain(filters)
    strides = _spatial(strides, "strides")
    dilations = _spatial(1 if dilations is None else dilations, "dilations")
    around = [0, 0, 0, 0]
    if not isinstance(padding, str):
        around = [width for pair in list(padding)[1:3] for width in pair]
    elif padding.upper() == "SAME":
        around = [width for axis in (0, 1)
                  for width in _same(x.shape[axis + 1], kernel.shape[axis], strides[axis], dilations[axis])]
    return _tf(_keras.conv2d(x, kernel, None, strides, around, dilations, x.shape[-1] // kernel.shape[2]))


def _pooled(layer, input, ksize, strides, padding):
    made = layer(_spatial(ksize, "ksize"), _spatial(strides, "strides"), padding.lower())
    return made(_plain(input))


def max_pool2d(input, ksize, strides, padding, data_format="NHWC", name=None):
    """The greatest number of every window."""
    from keras.layers import MaxPooling2D
    return _pooled(MaxPooling2D, input, ksize, strides, padding)


def avg_pool2d(input, ksize, strides, padding, data_format="NHWC", name=None):
    """The mean of every window."""
    from keras.layers import AveragePooling2D
    return _pooled(AveragePooling2D, input, ksize, strides, padding)


max_pool, avg_pool = max_pool2d, avg_pool2d


def bias_add(value, bias, data_format=None, name=None):
    """value + bias, one bias for each channel: (N, H, W, C) + (C)."""
    return _tf(_plain(value) + _plain(bias))


def dropout(x, rate, noise_shape=None, seed=None, name=None):
    """Some numbers 0, the others larger."""
    return _tf(_F.dropout(_plain(x), rate, True))


def l2_loss(t, name=None):
    """Half the sum of squares."""
    t = _plain(t)
    return _tf((t * t).sum() / 2)


def softmax_cross_entropy_with_logits(labels, logits, axis=-1, name=None):
    """The cross-entropy of every row."""
    return _losses.categorical_crossentropy(labels, logits, from_logits=True, axis=axis)


def sparse_softmax_cross_entropy_with_logits(labels, logits, name=None):
    """The cross-entropy of every row, for numbers of classes."""
    return _losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)


def sigmoid_cross_entropy_with_logits(labels=None, logits=None, name=None):
    """The binary cross-entropy of every number."""
    return _tf(_F.binary_cross_entropy_with_logits(_plain(logits), _plain(labels).float(), reduction="none"))


def moments(x, axes, keepdims=False, name=None):
    """Mean and variance."""
    x = _plain(x)
    return _tf(x.mean(axes, keepdim=keepdims)), _tf(x.var(axes, unbiased=False, keepdim=keepdims))
