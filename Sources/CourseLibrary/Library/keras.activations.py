"""Activation functions, by name in layers or called by themselves."""

import _functional as _F
import _torch
from keras._graph import _is_symbolic, _operation
from keras._values import _find, _plain, _state, _tf


def _activation(kind, function):
    """A function of tensors that also takes what is symbolic."""
    def call(x, *args, **kwargs):
        if _is_symbolic(x):
            return _operation(kind, lambda x: function(x, *args, **kwargs), x)
        return _tf(function(_plain(x), *args, **kwargs))
    return call


def _float(x):
    return x if x.is_floating_point() else x.float()


def linear(x):
    """x itself."""
    return x


def relu(x, negative_slope=0.0, max_value=None, threshold=0.0):
    """max(x, 0), or with a slope below a threshold, and never above `max_value`."""
    def compute(x):
        if negative_slope == 0.0 and max_value is None and threshold == 0.0:
            return x.relu()
        below = negative_slope * (x - threshold)
        result = _torch.where(x >= threshold, x, below)
        return result if max_value is None else result.clamp(max=max_value)
    return _activation("ReLU", compute)(x)


def sigmoid(x):
    """1 / (1 + exp(-x))"""
    def compute(x):
        result = _F.sigmoid(_float(x))
        _state.logits = (result, x, "sigmoid")
        return result
    return _activation("Sigmoid", compute)(x)


def softmax(x, axis=-1):
    """exp(x) over the sum of exp(x) along an axis."""
    def compute(x):
        if x.ndim < 2 and axis == -1 and x.ndim == 0:
            raise ValueError(f"Cannot apply softmax to a tensor that is 1D. Received input: {x}")
        result = _F.softmax(_float(x), axis)
        if axis in (-1, x.ndim - 1):
            _state.logits = (result, x, "softmax")
        return result
    return _activation("Softmax", compute)(x)


def tanh(x):
    """The hyperbolic tangent."""
    return _activation("Tanh", lambda x: _F.tanh(_float(x)))(x)


def elu(x, alpha=1.0):
    """x, or alpha (exp(x) - 1) where it is negative."""
    return _activation("Elu", lambda x: _F.elu(x, alpha))(x)


def selu(x):
    """An elu that keeps mean 0 and variance 1."""
    return _activation("Selu", _F.selu)(x)


def celu(x, alpha=1.0):
    """x, or alpha (exp(x / alpha) - 1) where it is negative."""
    return _activation("Celu", lambda x: _F.celu(x, alpha))(x)


def gelu(x, approximate=False):
    """x times the probability that a normal number is below x."""
    return _activation("Gelu", lambda x: _F.gelu(x, approximate="tanh" if approximate else "none"))(x)


def softplus(x):
    """log(1 + exp(x))"""
    return _activation("Softplus", _F.softplus)(x)


def softsign(x):
    """x / (1 + |x|)"""
    return _activation("Softsign", _F.softsign)(x)


def silu(x):
    """x sigmoid(x)"""
    return _activation("Silu", _F.silu)(x)


def leaky_relu(x, negative_slope=0.2):
    """x, or a little of it where it is negative."""
    return _activation("LeakyRelu", lambda x: _F.leaky_relu(x, negative_slope))(x)


def relu6(x):
    """min(max(x, 0), 6)"""
    return _activation("Relu6", _F.relu6)(x)


def hard_sigmoid(x):
    """x / 6 + 1 / 2, between 0 and 1"""
    return _activation("HardSigmoid", _F.hardsigmoid)(x)


def hard_silu(x):
    """x hard_sigmoid(x)"""
    return _activation("HardSilu", _F.hardswish)(x)


def hard_tanh(x):
    """x between -1 and 1"""
    return _activation("HardTanh", _F.hardtanh)(x)


def mish(x):
    """x tanh(softplus(x))"""
    return _activation("Mish", _F.mish)(x)


def exponential(x):
    """exp(x)"""
    return _activation("Exp", lambda x: _float(x).exp())(x)


def log_sigmoid(x):
    """log(sigmoid(x))"""
    return _activation("LogSigmoid", _F.logsigmoid)(x)


def log_softmax(x, axis=-1):
    """The logarithm of softmax along an axis."""
    return _activation("LogSoftmax", lambda x: _F.log_softmax(x, axis))(x)


def tanh_shrink(x):
    """x - tanh(x)"""
    return _activation("TanhShrink", _F.tanhshrink)(x)


def soft_shrink(x, threshold=0.5):
    """x moved towards 0 by the threshold."""
    return _activation("SoftShrink", lambda x: _F.softshrink(x, threshold))(x)


def hard_shrink(x, threshold=0.5):
    """x, or 0 within the threshold of 0."""
    return _activation("HardShrink", lambda x: _F.hardshrink(x, threshold))(x)


swish = silu
hard_swish = hard_silu

_functions = (
    linear, relu, sigmoid, softmax, tanh, elu, selu, celu, gelu, softplus, softsign, silu, leaky_relu, relu6,
    hard_sigmoid, hard_silu, hard_tanh, mish, exponential, log_sigmoid, log_softmax, tanh_shrink, soft_shrink,
    hard_shrink)
_table = {each.__name__: each for each in _functions}
_table.update({"swish": silu, "hard_swish": hard_silu})


def _several(functions):
    """One function for several: what each makes of x, side by side along the channels. Only here, not in Keras."""
    def several(x):
        import keras.ops as ops
        return ops.concatenate([function(x) for function in functions], axis=-1)

    several.times = len(functions)
    several.__name__ = "_and_".join(function.__name__ for function in functions)
    return several


def _times(activation):
    """How many channels an activation makes of one."""
    return getattr(activation, "times", 1)


def get(identifier):
    """The function of a name; None is `linear`; what can be called stays itself; of a list, all, channels side by side."""
    if identifier is None:
        return linear
    if isinstance(identifier, (list, tuple)) and identifier:
        return _several([get(each) for each in identifier])
    if callable(identifier):
        return identifier
    if not isinstance(identifier, str) or identifier not in _table:
        absent = ("glu", "sparse_plus", "sparse_sigmoid", "sparsemax", "squareplus", "threshold")
        if identifier in absent:
            return _find("activation function", identifier, _table, absent)
        from keras._values import _meant
        hint = _meant(identifier, _table)
        raise ValueError(
            f"Could not interpret activation function identifier: {identifier}" + ("." + hint if hint else ""))
    return _table[identifier]


def serialize(activation):
    """The name of an activation, which `get` takes back."""
    return activation.__name__
