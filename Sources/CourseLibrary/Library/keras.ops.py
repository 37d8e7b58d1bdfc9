"""Functions of tensors that work on numbers and in graphs alike: `keras.ops.mean(x, axis=-1)`."""

import _torch
import keras.activations as activations
from keras._graph import _flat, _mapped, _operation
from keras._values import _array, _document, _dtype, _plain, _tf, _Tensor


def _holds_wide(values):
    """Whether there is an int64 among arrays and tensors."""
    return len([leaf for leaf in _flat(values) if "int64" in str(getattr(leaf, "dtype", ""))]) > 0


def _op(kind, function, keeps=True):
    """A function of tensors, taken into a graph where an argument is symbolic; `keeps` the type of whole numbers."""
    def compute(*args, **kwargs):
        made = function(*args, **kwargs)
        # Whole numbers stay as wide as they came.
        wide = keeps and isinstance(made, _Tensor) and not made.is_floating_point() and _holds_wide(
            args[-1:] if kind == "Where" else args[:1])
        return _mapped(lambda x: _tf(x, wide) if isinstance(x, _Tensor) else x, made)

    def call(*args, **kwargs):
        return _operation(kind, compute, *args, **kwargs)
    return call


def _floats(x):
    x = _plain(x)
    return x if x.is_floating_point() else x.float()


def _side(x):
    return x if isinstance(x, (int, float)) and not isinstance(x, bool) else _plain(x)


def _elementwise(kind, method):
    return _op(kind, lambda x: getattr(_floats(x), method)())


def _axes(axis):
    return list(axis) if isinstance(axis, tuple) else axis


def _reduction(kind, reduce):
    return _op(kind, lambda x, axis=None, keepdims=False: reduce(_plain(x), _axes(axis), keepdims))


def _extreme(kind, name):
    def reduce(x, axis, keepdims):
        if axis is None:
            return getattr(x, name)()
        for each in sorted([each % x.ndim for each in ([axis] if isinstance(axis, int) else axis)], reverse=True):
            x = getattr(x, name)(each, keepdim=keepdims).values
        return x
    return _reduction(kind, reduce)


sum = _reduction("Sum", lambda x, axis, keepdims: x.sum(axis, keepdim=keepdims))
mean = _reduction("Mean", lambda x, axis, keepdims: _floats(x).mean(axis, keepdim=keepdims))
prod = _reduction("Prod", lambda x, axis, keepdims: x.prod(axis, keepdim=keepdims))
any = _reduction("Any", lambda x, axis, keepdims: x.any(axis, keepdim=keepdims))
all = _reduction("All", lambda x, axis, keepdims: x.all(axis, keepdim=keepdims))
std = _reduction("Std", lambda x, axis, keepdims: _floats(x).std(axis, unbiased=False, keepdim=keepdims))
var = _reduction("Var", lambda x, axis, keepdims: _floats(x).var(axis, unbiased=False, keepdim=keepdims))
max = amax = _extreme("Max", "max")
min = amin = _extreme("Min", "min")
argmax = _op("Argmax", lambda x, axis=None, keepdims=False: _plain(x).argmax(axis, keepdim=keepdims), False)
argmin = _op("Argmin", lambda x, axis=None, keepdims=False: _plain(x).argmin(axis, keepdim=keepdims), False)

abs = absolute = _op("Absolute", lambda x: _plain(x).abs())
exp, log, sqrt = _elementwise("Exp", "exp"), _elementwise("Log", "log"), _elementwise("Sqrt", "sqrt")
sin, cos = _elementwise("Sin", "sin"), _elementwise("Cos", "cos")
square = _op("Square", lambda x: _plain(x) * _plain(x))
sign = _op("Sign", lambda x: _plain(x).sign())
floor, ceil, round = _elementwise("Floor", "floor"), _elementwise("Ceil", "ceil"), _elementwise("Round", "round")
negative = _op("Negative", lambda x: -_plain(x))
clip = _op("Clip", lambda x, x_min, x_max: _plain(x).clamp(x_min, x_max))

add = _op("Add", lambda x1, x2: _side(x1) + _side(x2))
subtract = _op("Subtract", lambda x1, x2: _side(x1) - _side(x2))
multiply = _op("Multiply", lambda x1, x2: _side(x1) * _side(x2))
divide = true_divide = _op("Divide", lambda x1, x2: _side(x1) / _side(x2))
power = _op("Power", lambda x1, x2: _side(x1) ** _side(x2))
matmul = _op("Matmul", lambda x1, x2: _plain(x1) @ _plain(x2))
equal = _op("Equal", lambda x1, x2: _plain(x1) == _side(x2))
greater = _op("Greater", lambda x1, x2: _plain(x1) > _side(x2))
less = _op("Less", lambda x1, x2: _plain(x1) < _side(x2))


def _greatest(x1, x2):
    x1, x2 = _plain(x1), _plain(x2)
    return _torch.where(x1 >= x2, x1, x2)


def _least(x1, x2):
    x1, x2 = _plain(x1), _plain(x2)
    return _torch.where(x1 <= x2, x1, x2)


maximum = _op("Maximum", _greatest)
minimum = _op("Minimum", _least)
where = _op("Where", lambda condition, x1, x2: _torch.where(_plain(condition), _side(x1), _side(x2)))

reshape = _op("Reshape", lambda x, newshape: _plain(x).reshape(
    (newshape,) if isinstance(newshape, int) else tuple(newshape)))
transpose = _op("Transpose", lambda x, axes=None: _plain(x).permute(
    *(axes if axes is not None else reversed(range(_plain(x).ndim)))))
expand_dims = _op("ExpandDims", lambda x, axis: _plain(x).unsqueeze(axis))
squeeze = _op("Squeeze", lambda x, axis=None: _plain(x).squeeze(axis))
concatenate = _op("Concatenate", lambda xs, axis=0: _torch.cat([_plain(x) for x in xs], axis))
stack = _op("Stack", lambda x, axis=0: _torch.stack([_plain(each) for each in x], axis), False)
flip = _op("Flip", lambda x, axis=None: _plain(x).flip(
    *(range(_plain(x).ndim) if axis is None else [axis] if isinstance(axis, int) else axis)))
take = _op("Take", lambda x, indices, axis=None: (
    _plain(x).reshape(-1) if axis is None else _plain(x)).index_select(axis or 0, _plain(indices).long()))
cast = _op("Cast", lambda x, dtype: _plain(x).to(_dtype(dtype)), False)
one_hot = _op("OneHot", lambda x, num_classes, axis=-1, dtype="float32": (
    _plain(x).long().unsqueeze(-1) == _torch.arange(num_classes)).to(_dtype(dtype)), False)
einsum = _op("Einsum", lambda subscripts, *operands: _torch.einsum(subscripts, *[_plain(x) for x in operands]))

relu = _op("Relu", lambda x: _plain(x).relu())
sigmoid, softmax, softplus, tanh = (
    activations.sigmoid, activations.softmax, activations.softplus, activations.tanh)
silu, gelu, elu, selu, leaky_relu, log_softmax = (
    activations.silu, activations.gelu, activations.elu, activations.selu, activations.leaky_relu,
    activations.log_softmax)


def shape(x):
    """The sizes as a tuple."""
    return tuple(x.shape)


def ndim(x):
    return len(x.shape)


def zeros(shape, dtype="float32"):
    return _tf(_torch.zeros(tuple(shape), dtype=_dtype(dtype)))


def ones(shape, dtype="float32"):
    return _tf(_torch.ones(tuple(shape), dtype=_dtype(dtype)))


def zeros_like(x, dtype=None):
    return _tf(_torch.zeros_like(_plain(x)))


def ones_like(x, dtype=None):
    return _tf(_torch.ones_like(_plain(x)))


def arange(start, stop=None, step=1, dtype=None):
    made = _torch.arange(start, step=step) if stop is None else _torch.arange(start, stop, step)
    return _tf(made if dtype is None else made.to(_dtype(dtype)))


def convert_to_tensor(x, dtype=None):
    return _tf(_plain(x, _dtype(dtype)))


def convert_to_numpy(x):
    return _array(_plain(x))


def is_tensor(x):
    return isinstance(x, _Tensor)


def stop_gradient(variable):
    return _tf(_plain(variable).detach())


_document(globals(), """
    sum(x, axis=None, keepdims=False): The sum of all elements, or along one axis or several.
    mean(x, axis=None, keepdims=False): The mean of all elements, or along one axis or several.
    prod(x, axis=None, keepdims=False): The product of all elements, or along an axis.
    any(x, axis=None, keepdims=False): Whether one element is true.
    all(x, axis=None, keepdims=False): Whether every element is true.
    std(x, axis=None, keepdims=False): The standard deviation, divided by n: sqrt(mean((x - mean(x)) ** 2)).
    var(x, axis=None, keepdims=False): The variance, divided by n: mean((x - mean(x)) ** 2).
    max(x, axis=None, keepdims=False): The greatest element, or those along an axis.
    amax(x, axis=None, keepdims=False): The greatest element, or those along an axis.
    min(x, axis=None, keepdims=False): The least element, or those along an axis.
    amin(x, axis=None, keepdims=False): The least element, or those along an axis.
    argmax(x, axis=None, keepdims=False): Where the greatest element is; without an axis, counted through all.
    argmin(x, axis=None, keepdims=False): Where the least element is; without an axis, counted through all.
    abs(x): Every element without its sign.
    absolute(x): Every element without its sign.
    exp(x): e to the power of every element.
    log(x): The natural logarithm of every element.
    sqrt(x): The square root of every element.
    sin(x): The sine of every element.
    cos(x): The cosine of every element.
    square(x): Every element times itself.
    sign(x): -1, 0 or 1 for every element.
    floor(x): The next whole number below.
    ceil(x): The next whole number above.
    round(x): The nearest whole number, of two the even one.
    negative(x): Every element with the other sign.
    clip(x, x_min, x_max): Every element brought between two bounds.
    add(x1, x2): x1 + x2, broadcast.
    subtract(x1, x2): x1 - x2, broadcast.
    multiply(x1, x2): x1 * x2, broadcast.
    divide(x1, x2): x1 / x2, broadcast.
    true_divide(x1, x2): x1 / x2, broadcast.
    power(x1, x2): x1 ** x2, broadcast.
    matmul(x1, x2): The product of matrices: (…, n, k) with (…, k, m) -> (…, n, m).
    equal(x1, x2): Whether elements are equal.
    greater(x1, x2): Whether x1 > x2.
    less(x1, x2): Whether x1 < x2.
    maximum(x1, x2): The greater of two elements.
    minimum(x1, x2): The lesser of two elements.
    where(condition, x1, x2): x1 where the condition is true, else x2.
    reshape(x, newshape): The same elements in another shape; one size may be -1.
    transpose(x, axes=None): The axes in another order; without one, in the opposite order.
    expand_dims(x, axis): An axis of size 1 put in.
    squeeze(x, axis=None): Axes of size 1 taken out.
    concatenate(xs, axis=0): Tensors one behind the other along an axis.
    stack(x, axis=0): Tensors of one shape along a new axis.
    flip(x, axis=None): The order turned round along one axis or all.
    take(x, indices, axis=None): Elements at indices along an axis.
    cast(x, dtype): The elements in another type.
    one_hot(x, num_classes, axis=-1, dtype="float32"): Class numbers as rows of zeros and a one.
    einsum(subscripts, *operands): Products summed as letters say: einsum("ij,jk->ik", a, b).
    relu(x): max(x, 0).
    ndim(x): How many axes there are.
    zeros(shape, dtype="float32"): A tensor of zeros.
    ones(shape, dtype="float32"): A tensor of ones.
    zeros_like(x, dtype=None): Zeros in the shape of x.
    ones_like(x, dtype=None): Ones in the shape of x.
    arange(start, stop=None, step=1, dtype=None): Numbers from start up to stop, stop left out.
    convert_to_tensor(x, dtype=None): A tensor of numbers, arrays or variables.
    convert_to_numpy(x): A NumPy array of the numbers.
    is_tensor(x): Whether it is a tensor.
    stop_gradient(variable): The same numbers, through which no gradient flows.
""")
