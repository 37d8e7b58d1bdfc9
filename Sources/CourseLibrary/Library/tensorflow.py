"""TensorFlow's spelling, as far as lectures use it around Keras: constants, variables, functions, gradient tapes.

    import tensorflow as tf
    w = tf.Variable([1.0, 2.0])
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(w ** 2)
    tape.gradient(loss, w)
"""

import sys as _sys
import _functional as F
import _keras
import _torch
import keras
import keras.ops as _ops
from keras import losses, metrics, optimizers
from keras._graph import _flat, _mapped, _not_symbolic
from keras._values import _array, _document, _dtype, _is_wide, _plain, _tf, _Tensor, Variable as _Variable

import tensorflow.data as data
import tensorflow.image as image
import tensorflow.math as math
import tensorflow.nn as nn
import tensorflow.random as random

__version__ = "2.21.0"
newaxis = None
Tensor = _keras.EagerTensor
TensorShape = _keras.TensorShape
float32, float64, int32, int64 = _keras.float32, _keras.float64, _keras.int32, _keras.int64
uint8, bool = _keras.uint8, _keras.bool


class Variable(_Variable):
    """A tensor that can be assigned to: `w.assign(…)`, `w.assign_add(…)`, `w.assign_sub(…)`."""

    def __init__(self, initial_value, trainable=True, name=None, dtype=None, shape=None, **kwargs):
        super().__init__(initial_value() if callable(initial_value) else initial_value, None, dtype, trainable,
                         name or "Variable")

        self.name += ":0"

    @property
    def dtype(self):
        return _tf(self._value).dtype

    @property
    def shape(self):
        return _tf(self._value).shape

    def value(self):
        return _tf(self._value)

    def read_value(self):
        return _tf(self._value)

    def __repr__(self):
        numbers = repr(_array(self._value)) if self._value.ndim else str(self._value.item())
        break_ = "\n" if "\n" in numbers else ""
        return f"<tf.Variable '{self.name}' shape={self.shape} dtype={self.dtype.name}, numpy={break_}{numbers}>"


def constant(value, dtype=None, shape=None, name=None):
    """A tensor of numbers in nested lists."""
    made = convert_to_tensor(value, dtype)
    if shape is not None:
        made = _plain(made)
        made = made.expand(*shape) if made.numel() == 1 else made.reshape(*shape)
    return _tf(made, _is_wide(dtype))


def convert_to_tensor(value, dtype=None, name=None):
    """A tensor of numbers, arrays or variables."""
    if isinstance(value, Tensor) and (dtype is None or value.dtype == dtype):
        return value
    wide = _is_wide(dtype) or (dtype is None and str(getattr(value, "dtype", "")) == "int64")
    made = _plain(value, _dtype(dtype))
    return _tf(made.clone() if hasattr(value, "shape") else made, wide)


reduce_sum, reduce_mean, reduce_prod = _not_symbolic(_ops.sum), _not_symbolic(_ops.mean), _not_symbolic(_ops.prod)
reduce_max, reduce_min = _not_symbolic(_ops.max), _not_symbolic(_ops.min)
reduce_any, reduce_all = _not_symbolic(_ops.any), _not_symbolic(_ops.all)
argmax = _not_symbolic(
    lambda input, axis=0, output_type="int64": _tf(_plain(input).argmax(axis), _is_wide(output_type)))
argmin = _not_symbolic(
    lambda input, axis=0, output_type="int64": _tf(_plain(input).argmin(axis), _is_wide(output_type)))
abs, exp, sqrt, square, sign, sin, cos, tanh, sigmoid = [_not_symbolic(function) for function in (
    _ops.abs, _ops.exp, _ops.sqrt, _ops.square, _ops.sign, _ops.sin, _ops.cos, _ops.tanh, _ops.sigmoid)]
floor, round, negative = _not_symbolic(_ops.floor), _not_symbolic(_ops.round), _not_symbolic(_ops.negative)
add, subtract, multiply, divide = (
    _not_symbolic(_ops.add), _not_symbolic(_ops.subtract), _not_symbolic(_ops.multiply), _not_symbolic(_ops.divide))
pow, maximum, minimum = _not_symbolic(_ops.power), _not_symbolic(_ops.maximum), _not_symbolic(_ops.minimum)
equal, greater, less = _not_symbolic(_ops.equal), _not_symbolic(_ops.greater), _not_symbolic(_ops.less)
where = _not_symbolic(_ops.where)
reshape = _not_symbolic(lambda tensor, shape: _ops.reshape(tensor, [int(size) for size in shape]))
expand_dims = _not_symbolic(lambda input, axis: _ops.expand_dims(input, axis))
squeeze = _not_symbolic(lambda input, axis=None: _ops.squeeze(input, axis))
concat = _not_symbolic(lambda values, axis: _ops.concatenate(values, axis))
stack = _not_symbolic(lambda values, axis=0: _ops.stack(values, axis))
reverse = _not_symbolic(lambda tensor, axis: _ops.flip(tensor, axis))
gather = _not_symbolic(lambda params, indices, axis=0: _ops.take(params, indices, axis))


def _cast(x, dtype):
    value, wide = _plain(x), _is_wide(dtype)
    result = value.to(_dtype(dtype))
    if result.dtype is _torch.int64 and not wide:
        # 32 bits: integers lose what is above, numbers with a point that do not fit become the least.
        least = -2 ** 31
        if value.is_floating_point():
            result = _torch.where((result >= least) & (result < -least), result, least)
        else:
            result = (result - least) % 2 ** 32 + least
    return _tf(result, wide)


cast = _not_symbolic(_cast)
transpose = _not_symbolic(lambda a, perm=None: _ops.transpose(a, perm))
one_hot = _not_symbolic(lambda indices, depth, dtype="float32": _ops.one_hot(indices, depth, dtype=dtype))
clip_by_value = _not_symbolic(lambda t, clip_value_min, clip_value_max: _ops.clip(t, clip_value_min, clip_value_max))
einsum = _not_symbolic(_ops.einsum)
range = _not_symbolic(_ops.arange)
stop_gradient = _not_symbolic(_ops.stop_gradient)
norm = _not_symbolic(lambda tensor, ord="euclidean", axis=None: _tf((_plain(tensor) ** 2).sum(axis).sqrt()))


@_not_symbolic
def matmul(a, b, transpose_a=False, transpose_b=False):
    """The product of matrices."""
    a, b = _plain(a), _plain(b)
    return _tf((a.transpose(-2, -1) if transpose_a else a) @ (b.transpose(-2, -1) if transpose_b else b))


def zeros(shape, dtype="float32", name=None):
    return _tf(_torch.zeros(_sizes(shape), dtype=_dtype(dtype)))


def ones(shape, dtype="float32", name=None):
    return _tf(_torch.ones(_sizes(shape), dtype=_dtype(dtype)))


def _sizes(shape):
    return (shape,) if isinstance(shape, int) else tuple(int(size) for size in shape)


def zeros_like(input, dtype=None, name=None):
    return _ops.zeros_like(input)


def ones_like(input, dtype=None, name=None):
    return _ops.ones_like(input)


def fill(dims, value, name=None):
    return _tf(_torch.full(_sizes(dims), value))


def eye(num_rows, num_columns=None, dtype="float32", name=None):
    return _tf(_torch.eye(num_rows, num_columns).to(_dtype(dtype)))


def linspace(start, stop, num, name=None):
    return _tf(_torch.linspace(start, stop, num))


def shape(input, name=None):
    """The sizes as a tensor."""
    return _tf(_torch.tensor(list(input.shape)))


def size(input, name=None):
    return _tf(_torch.tensor(_plain(input).numel()))


def rank(input, name=None):
    return _tf(_torch.tensor(_plain(input).ndim))


def is_tensor(x):
    return isinstance(x, (_Tensor, _Variable))


@_not_symbolic
def pad(tensor, paddings, mode="CONSTANT", constant_values=0):
    """Numbers around a tensor: [[before, after], …] for every dimension."""
    widths = [int(width) for pair in reversed(list(paddings)) for width in pair]
    if mode.upper() != "CONSTANT":
        raise ValueError(f"the padding mode {mode} is not here: it is 'CONSTANT'")
    return _tf(F.pad(_plain(tensor), widths, "constant", constant_values))


def function(func=None, **kwargs):
    """In TensorFlow, compiles a function; here it is the function itself."""
    if func is None:
        return lambda func: func
    return func


_print = print


def print(*inputs, output_stream=None, summarize=3, sep=" ", end="\n", name=None):
    """Prints values on standard error, tensors as their numbers: tf.print("loss", loss)."""
    shown = [_array(_plain(x)) if isinstance(x, (Tensor, Variable)) else x for x in inputs]
    _print(*shown, sep=sep, end=end, file=_sys.stdout if output_stream in ("stdout", _sys.stdout) else _sys.stderr)


class GradientTape:
    """Gradients of what is computed within `with`, for variables and for what is watched."""

    def __init__(self, persistent=False, watch_accessed_variables=True):
        self._persistent = persistent
        self._used = False
        self._watched = []

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        pass

    def watch(self, tensor):
        """Gradients are wanted for this tensor, too."""
        for each in _flat(tensor):
            each = _plain(each)
            if each.is_leaf and not each.requires_grad:
                each.requires_grad_()
                self._watched.append(each)

    def gradient(self, target, sources, output_gradients=None, unconnected_gradients="none"):
        """The gradients of the sum of the target: in the form of the sources, None for what is not connected."""
        if self._used and not self._persistent:
            raise RuntimeError(
                "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)")
        self._used = True
        leaves = [_plain(source) for source in _flat(sources)]
        wanted = [leaf for leaf in leaves if leaf.requires_grad]
        targets = [_plain(each) for each in _flat(target)]
        targets = [each for each in targets if each.requires_grad]
        found = [None] * len(wanted)
        if wanted and targets:
            given = ([_torch.ones_like(each) for each in targets] if output_gradients is None
                     else [_plain(each) for each in _flat(output_gradients)])
            found = _torch._gradients(targets, wanted, given, self._persistent)
        rest = iter(found)
        gradients = [next(rest) if leaf.requires_grad else None for leaf in leaves]
        if not self._persistent:
            for tensor in self._watched:
                tensor.requires_grad_(False)
        gradients = iter([None if gradient is None else _tf(gradient) for gradient in gradients])
        if isinstance(sources, (_Tensor, _Variable)):
            return next(gradients)
        return _mapped(lambda source: next(gradients), sources)

    def stop_recording(self):
        raise NotImplementedError("stop_recording is not here: use tf.stop_gradient(x)")

    def jacobian(self, *arguments, **keywords):
        raise NotImplementedError("jacobian is not here: call gradient for every output of a persistent tape")


_document(globals(), """
    reduce_sum(input_tensor, axis=None, keepdims=False): The sum of all elements, or along one axis or several.
    reduce_mean(input_tensor, axis=None, keepdims=False): The mean of all elements, or along one axis or several.
    reduce_prod(input_tensor, axis=None, keepdims=False): The product of all elements, or along an axis.
    reduce_max(input_tensor, axis=None, keepdims=False): The greatest element, or those along an axis.
    reduce_min(input_tensor, axis=None, keepdims=False): The least element, or those along an axis.
    reduce_any(input_tensor, axis=None, keepdims=False): Whether one element is true.
    reduce_all(input_tensor, axis=None, keepdims=False): Whether every element is true.
    argmax(input, axis=0, output_type="int64"): Where the greatest elements along an axis are.
    argmin(input, axis=0, output_type="int64"): Where the least elements along an axis are.
    pow(x, y): x ** y, broadcast.
    reshape(tensor, shape): The same elements in another shape; one size may be -1.
    expand_dims(input, axis): An axis of size 1 put in.
    squeeze(input, axis=None): Axes of size 1 taken out.
    concat(values, axis): Tensors one behind the other along an axis.
    stack(values, axis=0): Tensors of one shape along a new axis.
    reverse(tensor, axis): The order turned round along axes.
    gather(params, indices, axis=0): Slices at indices along an axis.
    cast(x, dtype): The elements in another type.
    transpose(a, perm=None): The axes in another order; without one, in the opposite order.
    one_hot(indices, depth, dtype="float32"): Class numbers as rows of zeros and a one.
    clip_by_value(t, clip_value_min, clip_value_max): Every element brought between two bounds.
    range(start, limit=None, delta=1): Numbers from start up to limit, limit left out.
    norm(tensor, ord="euclidean", axis=None): The square root of the sum of squares.
    zeros(shape, dtype="float32"): A tensor of zeros.
    ones(shape, dtype="float32"): A tensor of ones.
    zeros_like(input, dtype=None): Zeros in the shape of the input.
    ones_like(input, dtype=None): Ones in the shape of the input.
    fill(dims, value): A tensor of one number.
    eye(num_rows, num_columns=None, dtype="float32"): Ones on the diagonal, zeros beside it.
    linspace(start, stop, num): So many numbers in equal steps, both ends among them.
    rank(input): How many axes there are, as a tensor.
    size(input): How many elements there are, as a tensor.
    is_tensor(x): Whether it is a tensor.
""")
