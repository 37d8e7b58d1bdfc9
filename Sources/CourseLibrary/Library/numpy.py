"""Arrays as NumPy spells them, over the same memory as PyTorch's tensors.

Classes, ufuncs and what computes are native (`_numpy`); what composes them is written here. Whatever counts as an
array (a number, nested lists, an array, a tensor) may be given where an array is asked for.
"""

# Python's own, before NumPy's functions of the same names come in.
_max, _min, _abs, _any, _all, _range, _len = max, min, abs, any, all, range, len

import math as _math
from operator import index as _index
import _numpy
from _numpy import *
from numpy.exceptions import AxisError
import numpy.exceptions as exceptions
import numpy.linalg as linalg
import numpy.random as random
import numpy.lib as lib
import numpy.testing as testing

__version__ = "2.4"
newaxis = None
bool_ = bool
int_ = intp = long = longlong = int64
intc = int32
uint = uintp = ulonglong = uint64
ubyte, byte, short, ushort, half, single, double = uint8, int8, int16, uint16, float16, float32, float64
euler_gamma = 0.5772156649015329
True_, False_ = bool_(True), bool_(False)

abs = absolute
true_divide = divide
mod = remainder
pow = power
acos, acosh, asin, asinh, atan, atanh, atan2 = arccos, arccosh, arcsin, arcsinh, arctan, arctanh, arctan2
bitwise_not = bitwise_invert = invert
concat = concatenate
amax, amin = max, min
cumulative_sum, cumulative_prod = cumsum, cumprod
around = round


# Types


def issubdtype(arg1, arg2):
    """Whether a type is of a kind: issubdtype(x.dtype, np.floating)."""
    first = arg1 if isinstance(arg1, type) and issubclass(arg1, generic) else dtype(arg1).type
    second = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype(arg2).type
    return issubclass(first, second)


def result_type(*arrays_and_dtypes):
    """The type that operands give together."""
    return _numpy._result_type(list(arrays_and_dtypes))


def can_cast(from_, to, casting="safe"):
    """Whether numbers of one type can become another: promote_types(from_, to) == to."""
    source, target = dtype(from_), dtype(to)
    if casting == "unsafe":
        return True
    if promote_types(source, target) == target:
        return True
    return casting == "same_kind" and "buif".index(source.kind) <= "buif".index(target.kind)


def isscalar(element):
    """Whether it is a number (or text) and no array."""
    return isinstance(element, (int, float, str, generic))


def ndim(a):
    """The number of axes."""
    return asarray(a).ndim


def shape(a):
    """The sizes of all axes, as a tuple."""
    return asarray(a).shape


def size(a, axis=None):
    """The number of elements, or the size of one axis."""
    return asarray(a).size if axis is None else asarray(a).shape[axis]


class iinfo:
    """What an integer type can hold: iinfo(np.uint8).max is 255."""

    def __init__(self, type):
        self.dtype = dtype(type.dtype if isinstance(type, (ndarray, generic)) else type)
        self.min, self.max = _numpy._integer_range(self.dtype)
        self.bits = self.dtype.itemsize * 8

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


class finfo:
    """What a floating-point type can hold: finfo(np.float32).eps is the distance from 1 to the next number."""

    def __init__(self, type):
        self.dtype = dtype(type.dtype if isinstance(type, (ndarray, generic)) else type)
        if self.dtype.kind != "f":
            raise ValueError(f"data type {self.dtype.type!r} not inexact")
        self.bits = self.dtype.itemsize * 8
        digits, exponent = {16: (10, 15), 32: (23, 127), 64: (52, 1023)}[self.bits]
        make = self.dtype.type
        self.eps = make(2.0 ** -digits)
        self.epsneg = make(2.0 ** (-digits - 1))
        self.max = make((2.0 - 2.0 ** -digits) * 2.0 ** exponent)
        self.min = -self.max
        self.tiny = self.smallest_normal = make(2.0 ** (1 - exponent))
        self.smallest_subnormal = make(2.0 ** (1 - exponent - digits))
        self.nmant, self.precision = digits, {16: 3, 32: 6, 64: 15}[self.bits]
        self.resolution = make(10.0 ** -self.precision)

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"


# Making


def zeros_like(a, dtype=None, shape=None):
    """Zeros of an array's shape and type."""
    a = asarray(a)
    return zeros(a.shape if shape is None else shape, dtype or a.dtype)


def ones_like(a, dtype=None, shape=None):
    """Ones of an array's shape and type."""
    a = asarray(a)
    return ones(a.shape if shape is None else shape, dtype or a.dtype)


def empty_like(prototype, dtype=None, shape=None):
    """An array of an array's shape and type, whose numbers are yet to be set; here zeros."""
    return zeros_like(prototype, dtype, shape)


def full_like(a, fill_value, dtype=None, shape=None):
    """One number in an array's shape and type."""
    a = asarray(a)
    return full(a.shape if shape is None else shape, fill_value, dtype or a.dtype)


def copy(a, order="K"):
    """An array with memory of its own."""
    return array(a)


def asanyarray(a, dtype=None):
    """As asarray."""
    return asarray(a, dtype)


def ascontiguousarray(a, dtype=None):
    """An array whose elements lie in memory in order."""
    a = asarray(a, dtype)
    return atleast_1d(a.copy() if a.strides != _numpy.zeros(a.shape, a.dtype).strides else a)


def asfortranarray(a, dtype=None):
    """An array whose first axis lies together in memory."""
    return ascontiguousarray(asarray(a, dtype).T).T


def identity(n, dtype=None):
    """The identity matrix: ones on the diagonal of n by n zeros."""
    return eye(n, dtype=dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    """`num` numbers from start to stop, evenly apart; the last one is stop itself unless endpoint=False.

    >>> np.linspace(0, 1, 5)
    array([0.  , 0.25, 0.5 , 0.75, 1.  ])
    """
    num = _index(num)
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    parts = num - 1 if endpoint else num
    kind = result_type(start, stop, 1.0)
    start, stop = asarray(start, kind), asarray(stop, kind)
    delta = stop - start
    y = arange(0, num, dtype=kind).reshape((-1,) + (1,) * ndim(delta))
    if parts > 0:
        step = delta / parts
        y = y / parts * delta if _numpy.any(step == 0) else y * step
    else:
        step = nan
        y = y * delta
    y = y + start
    if endpoint and num > 1:
        y[-1] = stop
    if axis != 0:
        y = moveaxis(y, 0, axis)
    if dtype is not None:
        if issubdtype(dtype, integer):
            y = floor(y)
        y = y.astype(dtype)
    return (y, step) if retstep else y


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    """base to the powers from start to stop, evenly apart: logspace(0, 2, 3) is 1 10 100."""
    y = power(base, linspace(start, stop, num, endpoint))
    return y if dtype is None else y.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None):
    """Numbers from start to stop, each the same multiple of the one before."""
    if start == 0 or stop == 0:
        raise ValueError("Geometric sequence cannot include zero")
    sign = -1 if start < 0 else 1
    y = sign * logspace(log10(sign * start), log10(sign * stop), num, endpoint)
    if num > 0:
        y[0] = start
        if num > 1 and endpoint:
            y[-1] = stop
    return y if dtype is None else y.astype(dtype)


def meshgrid(*xi, indexing="xy", sparse=False, copy=True):
    """The coordinates of all points of a grid, one array for each axis.

    Of rows of lengths n and m come two (m, n) arrays; with indexing="ij", (n, m).
    """
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    count = _len(xi)
    parts = [asarray(x).reshape((1,) * i + (-1,) + (1,) * (count - i - 1)) for i, x in enumerate(xi)]
    if indexing == "xy" and count > 1:
        parts[0] = parts[0].reshape((1, -1) + (1,) * (count - 2))
        parts[1] = parts[1].reshape((-1, 1) + (1,) * (count - 2))
    if not sparse:
        parts = broadcast_arrays(*parts)
    return tuple(part.copy() for part in parts) if copy else tuple(parts)


def indices(dimensions, dtype=int64, sparse=False):
    """The indices of all elements of a shape: (rank,) + dimensions."""
    rows = [arange(size, dtype=dtype) for size in dimensions]
    if sparse:
        return meshgrid(*rows, indexing="ij", sparse=True)
    return stack(meshgrid(*rows, indexing="ij")) if rows else empty((0,), dtype)


def fromfunction(function, shape, dtype=float64):
    """function(i, j, …) of the indices of every element, called once with arrays."""
    return function(*indices(shape, dtype=dtype))


def fromiter(iter, dtype, count=-1):
    """An array of what an iterator gives."""
    values = list(iter)
    return array(values if count < 0 else values[:count], dtype)


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        single = not isinstance(key, tuple)
        rows = []
        for part in (key,) if single else key:
            start = 0 if part.start is None else part.start
            rows.append(arange(start, part.stop, 1 if part.step is None else part.step))
        if single:
            return rows[0]
        grids = meshgrid(*rows, indexing="ij", sparse=self._sparse)
        return grids if self._sparse else stack(grids)


mgrid, ogrid = _Grid(False), _Grid(True)


class _Slices:
    """np.s_[1:3, ::2]: the index between the brackets as an object."""

    def __getitem__(self, key):
        return key


s_ = index_exp = _Slices()


class _Rows:
    """np.r_[a, b, 0, 1:4]: pieces one after the other."""

    def __getitem__(self, key):
        parts = []
        for part in key if isinstance(key, tuple) else (key,):
            if isinstance(part, slice):
                start = 0 if part.start is None else part.start
                part = arange(start, part.stop, 1 if part.step is None else part.step)
            parts.append(atleast_1d(part))
        return concatenate(parts)


class _Columns:
    """np.c_[a, b]: rows as columns side by side."""

    def __getitem__(self, key):
        return column_stack(key if isinstance(key, tuple) else (key,))


r_, c_ = _Rows(), _Columns()


def tri(N, M=None, k=0, dtype=float64):
    """Ones at and below a diagonal."""
    return tril(ones((N, N if M is None else M), dtype), k)


def vander(x, N=None, increasing=False):
    """The powers of x as columns."""
    x = asarray(x)
    N = _len(x) if N is None else N
    powers = arange(N) if increasing else arange(N - 1, -1, -1)
    return x[:, None] ** powers


def tril_indices(n, k=0, m=None):
    """The indices of the lower triangle."""
    return nonzero(tri(n, m, k, bool_))


def triu_indices(n, k=0, m=None):
    """The indices of the upper triangle."""
    return nonzero(~tri(n, m, k - 1, bool_))


def diag_indices(n, ndim=2):
    """The indices of a diagonal."""
    return (arange(n),) * ndim


def fill_diagonal(a, val, wrap=False):
    """Sets the diagonal, in place."""
    count = _min(a.shape)
    a[(arange(count),) * a.ndim] = val


def diagflat(v, k=0):
    """The matrix with a diagonal of all elements."""
    return diag(ravel(v), k)


# Shapes


def reshape(a, shape, order="C", copy=None):
    """The same elements in another shape; one size may be -1: reshape(a, (2, -1))."""
    return asarray(a).reshape(shape, order=order)


def transpose(a, axes=None):
    """The axes in another order: transpose(images, (0, 2, 3, 1)); reversed unless axes are given."""
    a = asarray(a)
    return a.T if axes is None else a.transpose(axes)


permute_dims = transpose


def matrix_transpose(x):
    """The last two axes exchanged."""
    return asarray(x).mT


def rollaxis(a, axis, start=0):
    """One axis moved before another."""
    a = asarray(a)
    axis = axis % a.ndim
    start = start % (a.ndim + 1)
    return moveaxis(a, axis, start - 1 if axis < start else start)


def sort(a, axis=-1, kind=None, order=None):
    """A sorted copy; with axis=None of all elements in one row."""
    return _numpy._sort(ravel(a), 0) if axis is None else _numpy._sort(a, axis)


def atleast_1d(*arys):
    """Arrays with one axis at least."""
    made = [asarray(a).reshape((1,)) if ndim(a) == 0 else asarray(a) for a in arys]
    return made[0] if _len(made) == 1 else tuple(made)


def atleast_2d(*arys):
    """Arrays with two axes at least, new ones in front."""
    made = [a.reshape((1, 1)) if a.ndim == 0 else a[newaxis, :] if a.ndim == 1 else a for a in map(asarray, arys)]
    return made[0] if _len(made) == 1 else tuple(made)


def atleast_3d(*arys):
    """Arrays with three axes at least."""
    made = []
    for a in map(asarray, arys):
        if a.ndim == 0:
            a = a.reshape((1, 1, 1))
        elif a.ndim == 1:
            a = a[newaxis, :, newaxis]
        elif a.ndim == 2:
            a = a[:, :, newaxis]
        made.append(a)
    return made[0] if _len(made) == 1 else tuple(made)


def stack(arrays, axis=0, out=None, *, dtype=None):
    """Arrays of one shape along a new axis: stack([a, b])."""
    arrays = [asarray(a) for a in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    if _len({a.shape for a in arrays}) != 1:
        raise ValueError("all input arrays must have the same shape")
    return concatenate([expand_dims(a, axis) for a in arrays], axis=axis if axis >= 0 else axis % (arrays[0].ndim + 1),
                       out=out, dtype=dtype)


def vstack(tup, *, dtype=None):
    """Arrays one below the other."""
    return concatenate([atleast_2d(a) for a in tup], 0, dtype=dtype)


def hstack(tup, *, dtype=None):
    """Arrays side by side: along the second axis, rows along their only one."""
    parts = [atleast_1d(a) for a in tup]
    return concatenate(parts, 0 if parts and parts[0].ndim == 1 else 1, dtype=dtype)


def dstack(tup):
    """Arrays behind each other, along the third axis."""
    return concatenate([atleast_3d(a) for a in tup], 2)


def column_stack(tup):
    """Rows as the columns of a matrix."""
    return concatenate([asarray(a).reshape((-1, 1)) if ndim(a) < 2 else asarray(a) for a in tup], 1)


row_stack = vstack


def block(arrays):
    """A matrix of matrices in nested lists."""
    if not isinstance(arrays, list):
        return asarray(arrays)
    depth = 1
    inner = arrays
    while isinstance(inner[0], list):
        depth, inner = depth + 1, inner[0]

    def joined(parts, level):
        if not isinstance(parts, list):
            return array(parts, ndmin=depth)
        return concatenate([joined(part, level + 1) for part in parts], axis=level - depth)

    return joined(arrays, 0)


def append(arr, values, axis=None):
    """A new array with values at the end."""
    if axis is None:
        return concatenate((ravel(arr), ravel(values)))
    return concatenate((arr, values), axis)


def delete(arr, obj, axis=None):
    """A new array without some indices of an axis."""
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = axis % arr.ndim
    keep = ones(arr.shape[axis], bool_)
    if not isinstance(obj, slice):
        for place in atleast_1d(obj).tolist():
            if not -arr.shape[axis] <= place < arr.shape[axis]:
                raise IndexError(f"index {place} is out of bounds for axis {axis} with size {arr.shape[axis]}")
    keep[obj] = False
    return arr[(slice(None),) * axis + (keep,)]


def insert(arr, obj, values, axis=None):
    """A new array with values put in before indices of an axis."""
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = axis % arr.ndim
    size = arr.shape[axis]
    single = ndim(obj) == 0 and not isinstance(obj, slice)
    places = atleast_1d(arange(size)[obj] if isinstance(obj, slice) else obj)
    for place in places.tolist():
        if not -size <= place <= size:
            raise IndexError(f"index {place} is out of bounds for axis {axis} with size {size}")
    places = where(places < 0, places + size, places)
    values = array(values, dtype=arr.dtype, ndmin=arr.ndim)
    if single:
        count = values.shape[axis] if arr.ndim == 1 or values.shape[axis] != 1 else 1
        if arr.ndim > 1 and ndim(values) == arr.ndim and axis == 0 and values.shape[0] == 1:
            count = 1
        places = repeat(places, count)
    where_ = argsort(places)
    spots = places[where_] + arange(_len(places))
    old = ones(size + _len(places), bool_)
    old[spots] = False
    made = empty(arr.shape[:axis] + (size + _len(places),) + arr.shape[axis + 1:], arr.dtype)
    front = (slice(None),) * axis
    made[front + (old,)] = arr
    if single:
        made[front + (spots,)] = values
    else:
        target = list(made.shape)
        target[axis] = _len(places)
        made[front + (places[where_].argsort().argsort() * 0 + spots,)] = broadcast_to(values, tuple(target))[front + (where_,)]
    return made


def resize(a, new_shape):
    """The elements again and again in another shape."""
    new_shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    flat = ravel(a)
    total = _math.prod(new_shape)
    if flat.size == 0:
        return zeros(new_shape, flat.dtype)
    return flat[arange(total) % flat.size].reshape(new_shape)


def tile(A, reps):
    """An array again and again along its axes: tile([1, 2], (2, 2))."""
    A = asarray(A)
    reps = (reps,) if ndim(reps) == 0 else tuple(int(r) for r in reps)
    rank = _max(A.ndim, _len(reps))
    reps = (1,) * (rank - _len(reps)) + reps
    A = A.reshape((1,) * (rank - A.ndim) + A.shape)
    for axis, times in enumerate(reps):
        if times != 1:
            A = concatenate([A] * times, axis) if times else A[(slice(None),) * axis + (slice(0, 0),)]
    return A.copy()


def array_split(ary, indices_or_sections, axis=0):
    """Parts along an axis, of sizes that differ by one at most."""
    ary = asarray(ary)
    total = ary.shape[axis]
    if ndim(indices_or_sections) == 0:
        sections = int(indices_or_sections)
        if sections <= 0:
            raise ValueError("number sections must be larger than 0.")
        each, extras = divmod(total, sections)
        bounds = [0]
        for i in _range(sections):
            bounds.append(bounds[-1] + each + (1 if i < extras else 0))
    else:
        bounds = [0] + [int(i) for i in indices_or_sections] + [total]
    front = (slice(None),) * (axis % ary.ndim)
    return [ary[front + (slice(a, b),)] for a, b in zip(bounds[:-1], bounds[1:])]


def split(ary, indices_or_sections, axis=0):
    """Equal parts along an axis, or the parts between indices."""
    ary = asarray(ary)
    if ndim(indices_or_sections) == 0 and ary.shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def hsplit(ary, indices_or_sections):
    """Parts side by side."""
    return split(ary, indices_or_sections, 0 if ndim(ary) == 1 else 1)


def vsplit(ary, indices_or_sections):
    """Parts one below the other."""
    if ndim(ary) < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    """Parts along the third axis."""
    return split(ary, indices_or_sections, 2)


def unstack(x, axis=0):
    """All slices along an axis, as a tuple."""
    return tuple(moveaxis(x, axis, 0))


def flip(m, axis=None):
    """The axis (or all of them) in reverse, as a view."""
    return _numpy._flip(m, axis)


def fliplr(m):
    """Left and right exchanged."""
    if ndim(m) < 2:
        raise ValueError("Input must be >= 2-d.")
    return flip(m, 1)


def flipud(m):
    """Up and down exchanged."""
    if ndim(m) < 1:
        raise ValueError("Input must be >= 1-d.")
    return flip(m, 0)


def rot90(m, k=1, axes=(0, 1)):
    """Turned by k quarters in the plane of two axes, against the clock."""
    m = asarray(m)
    if _len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    if axes[0] == axes[1] or _abs(axes[0] - axes[1]) == m.ndim:
        raise ValueError("Axes must be different.")
    if not _all(-m.ndim <= axis < m.ndim for axis in axes):
        raise ValueError(f"Axes={tuple(axes)} out of range for array of ndim={m.ndim}.")
    k = k % 4
    if k == 0:
        return m[:]
    if k == 2:
        return flip(flip(m, axes[0]), axes[1])
    if k == 1:
        return swapaxes(flip(m, axes[1]), axes[0], axes[1])
    return flip(swapaxes(m, axes[0], axes[1]), axes[1])


def pad(array, pad_width, mode="constant", **kwargs):
    """An array with a border: pad_width is a number, (before, after), or one such pair for every axis.

    mode is "constant" (constant_values=0), "edge", "reflect", "symmetric", "wrap", "maximum", "minimum" or "mean".

    >>> np.pad([1, 2], 1)
    array([0, 1, 2, 0])
    """
    array = asarray(array)
    try:
        widths = broadcast_to(asarray(pad_width), (array.ndim, 2)).tolist()
    except ValueError:
        raise ValueError(f"operands could not be broadcast together with remapped shapes [original->remapped]: "
                         f"{shape(pad_width)} and requested shape ({array.ndim},2)") from None
    if _any(w < 0 for pair in widths for w in pair):
        raise ValueError("index can't contain negative values")
    if mode == "constant":
        values = broadcast_to(asarray(kwargs.get("constant_values", 0)), (array.ndim, 2)).tolist()
        for axis, ((before, after), (low, high)) in enumerate(zip(widths, values)):
            rest = array.shape[:axis], array.shape[axis + 1:]
            array = concatenate([full(rest[0] + (before,) + rest[1], low).astype(array.dtype), array,
                                 full(rest[0] + (after,) + rest[1], high).astype(array.dtype)], axis)
        return array
    for axis, (before, after) in enumerate(widths):
        if before == after == 0:
            continue
        size = array.shape[axis]
        if mode in ("maximum", "minimum", "mean"):
            edge = {"maximum": max, "minimum": min, "mean": mean}[mode](array, axis=axis, keepdims=True)
            if mode == "mean" and array.dtype.kind != "f":
                edge = rint(edge)
            edge = edge.astype(array.dtype)
            array = concatenate([repeat(edge, before, axis), array, repeat(edge, after, axis)], axis)
            continue
        if size == 0:
            raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
        places = arange(-before, size + after)
        if mode == "edge":
            places = clip(places, 0, size - 1)
        elif mode == "wrap":
            places = places % size
        elif mode == "symmetric":
            places = places % (2 * size)
            places = where(places >= size, 2 * size - 1 - places, places)
        elif mode == "reflect":
            period = _max(1, 2 * (size - 1))
            places = places % period
            places = where(places >= size, period - places, places)
        else:
            raise ValueError(f"mode '{mode}' is not supported")
        array = take(array, places, axis)
    return array


def broadcast_shapes(*args):
    """The shape that shapes broadcast to."""
    shapes = [tuple(_index(size) for size in (a if hasattr(a, "__iter__") else (a,))) for a in args]
    if _any(size < 0 for shape in shapes for size in shape):
        raise ValueError("negative dimensions are not allowed")
    total, places = [], []
    for place, shape in enumerate(shapes):
        missing = _len(shape) - _len(total)
        total = [1] * missing + total
        places = [place] * missing + places
        for axis in _range(_len(shape)):
            size, known = shape[-1 - axis], total[-1 - axis]
            if size == 1 or size == known:
                continue
            if known != 1:
                other = places[-1 - axis]
                raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between "
                                 f"arg {other} with shape {shapes[other]} and arg {place} with shape {shape}.")
            total[-1 - axis], places[-1 - axis] = size, place
    return tuple(total)


def broadcast_arrays(*args):
    """Arrays repeated to their common shape, as a tuple."""
    args = [asarray(a) for a in args]
    shape = broadcast_shapes(*[a.shape for a in args])
    return tuple(broadcast_to(a, shape) for a in args)


# Elements


def where(condition, x=None, y=None):
    """x where the condition is true, else y; with the condition alone, the indices where it is."""
    if x is None and y is None:
        return nonzero(condition)
    if x is None or y is None:
        raise ValueError("either both or neither of x and y should be given")
    return _numpy._where(condition, x, y)


def fix(x):
    """The whole part, as a float."""
    return trunc(x)


def conjugate(x):
    """The array itself: numbers here are real."""
    return asarray(x)


conj = conjugate


def positive(x):
    """+x"""
    return +asarray(x)


def float_power(x1, x2):
    """x1 ** x2 in float64."""
    return power(asarray(x1, float64), asarray(x2, float64))


def fabs(x):
    """The magnitude, as a float."""
    return absolute(asarray(x) * 1.0)


def reciprocal(x):
    """1 / x in the type of x."""
    x = asarray(x)
    return (1 / x).astype(x.dtype)


def cbrt(x):
    """The cube root."""
    x = asarray(x) * 1.0
    root = sign(x) * power(absolute(x), 1 / 3)
    close = rint(root)
    return where(close * close * close == x, close, root)[()]


def fmod(x1, x2):
    """The rest of a division, with the sign of x1."""
    equal(x1, x2)
    rest = remainder(absolute(x1), absolute(x2))
    return where(asarray(x1) < 0, -rest, rest)[()]


def divmod(x1, x2):
    """x1 // x2 and x1 % x2."""
    return floor_divide(x1, x2), remainder(x1, x2)


def modf(x):
    """The parts behind and before the point."""
    whole = trunc(asarray(x) * 1.0)
    return x - whole, whole


def fmax(x1, x2):
    """The greater of two; NaN only where both are."""
    top = maximum(x1, x2)
    return where(isnan(x1), x2, where(isnan(x2), x1, top))[()].astype(top.dtype)


def fmin(x1, x2):
    """The lesser of two; NaN only where both are."""
    least = minimum(x1, x2)
    return where(isnan(x1), x2, where(isnan(x2), x1, least))[()].astype(least.dtype)


def deg2rad(x):
    """Degrees to radians: x * pi / 180."""
    return x * (pi / 180) if isinstance(x, (ndarray, generic)) else asarray(x)[()] * (pi / 180)


def rad2deg(x):
    """Radians to degrees: x * 180 / pi."""
    return x * (180 / pi) if isinstance(x, (ndarray, generic)) else asarray(x)[()] * (180 / pi)


radians, degrees = deg2rad, rad2deg


def sinc(x):
    """sin(pi x) / (pi x), 1 at 0."""
    y = pi * where(asarray(x) == 0, 1.0e-20, x)
    return (sin(y) / y)[()]


def heaviside(x1, x2):
    """0 where x1 is negative, x2 where it is 0, else 1."""
    x1 = asarray(x1)
    return where(isnan(x1), nan, where(x1 < 0, 0.0, where(x1 == 0, x2, 1.0)))[()]


def signbit(x):
    """Whether the sign is minus."""
    x = asarray(x) * 1.0
    return ((x < 0) | ((x == 0) & (1 / x < 0)))[()]


def copysign(x1, x2):
    """The magnitude of x1 with the sign of x2."""
    equal(x1, x2)
    size = fabs(x1)
    return where(signbit(x2), -size, size)[()]


def logaddexp(x1, x2):
    """log(exp(x1) + exp(x2)) without overflow."""
    top = maximum(x1, x2)
    return (top + log1p(exp(-absolute(subtract(x1, x2)))))[()]


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """NaN and infinities replaced by numbers."""
    x = asarray(x)
    if x.dtype.kind != "f":
        return x.copy()[()]
    limits = finfo(x.dtype)
    made = where(isnan(x), x.dtype.type(nan), x)
    made = where(made == inf, limits.max if posinf is None else x.dtype.type(posinf), made)
    return where(made == -inf, limits.min if neginf is None else x.dtype.type(neginf), made)[()]


def isneginf(x):
    """Whether an element is minus infinity."""
    return asarray(x) == -inf


def isposinf(x):
    """Whether an element is plus infinity."""
    return asarray(x) == inf


def isreal(x):
    """Always true: numbers here are real."""
    return ones_like(x, bool_)[()]


def isrealobj(x):
    """Always true: numbers here are real."""
    return True


def iscomplexobj(x):
    """Always false: numbers here are real."""
    return False


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether abs(a - b) <= atol + rtol * abs(b)."""
    a, b = asarray(a), asarray(b)
    if b.dtype.kind != "f":
        b = b * 1.0
    near = (absolute(a - b) <= atol + rtol * absolute(b)) & isfinite(b)
    near = near | (a == b)
    if equal_nan:
        near = near | (isnan(a) & isnan(b))
    return near[()]


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether isclose holds everywhere, as a bool."""
    return _numpy.all(isclose(a, b, rtol, atol, equal_nan)).item()


def array_equal(a1, a2, equal_nan=False):
    """Whether two arrays have the same shape and elements, as a bool."""
    a1, a2 = asarray(a1), asarray(a2)
    if a1.shape != a2.shape:
        return False
    same = a1 == a2
    if equal_nan:
        same = same | (isnan(a1) & isnan(a2))
    return _numpy.all(same).item()


def array_equiv(a1, a2):
    """Whether two arrays broadcast to the same elements."""
    try:
        return _numpy.all(asarray(a1) == asarray(a2)).item()
    except ValueError:
        return False


def select(condlist, choicelist, default=0):
    """The choice of the first condition that is true."""
    made = asarray(default)
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        made = where(condition, choice, made)
    return made


def piecewise(x, condlist, funclist):
    """A function of x for each condition."""
    x = asarray(x)
    y = zeros_like(x)
    if _len(funclist) == _len(condlist) + 1:
        rest = ones(x.shape, bool_)
        for condition in condlist:
            rest = rest & ~asarray(condition)
        condlist = list(condlist) + [rest]
    for condition, function in zip(condlist, funclist):
        y[condition] = function(x[condition]) if callable(function) else function
    return y


def choose(a, choices):
    """The element of the choice whose number stands in a."""
    made = choices[0]
    for number in _range(1, _len(choices)):
        made = where(asarray(a) == number, choices[number], made)
    return made


def extract(condition, arr):
    """The elements where the condition is true."""
    return ravel(arr)[ravel(condition).astype(bool_)]


def compress(condition, a, axis=None):
    """The slices of an axis where the condition is true."""
    a = asarray(a)
    return take(a, flatnonzero(condition), axis)


def place(arr, mask, vals):
    """Sets the elements where the mask is true to vals in turn."""
    count = int(count_nonzero(mask))
    arr[mask] = resize(vals, count)


putmask = place


def put(a, ind, v, mode="raise"):
    """Sets elements by their numbers, in place."""
    ind = atleast_1d(ind)
    flat = a.reshape(-1)
    flat[ind] = resize(v, ind.shape)
    if not shares_memory(flat, a):
        a[...] = flat.reshape(a.shape)


def put_along_axis(arr, indices, values, axis):
    """Sets elements along an axis by an array of numbers, in place."""
    indices = asarray(indices)
    places = [arange(size).reshape((1,) * d + (-1,) + (1,) * (arr.ndim - d - 1)) for d, size in enumerate(arr.shape)]
    places[axis % arr.ndim] = indices
    arr[tuple(places)] = values


def ix_(*args):
    """Rows of indices that together pick a grid: x[np.ix_([0, 2], [1, 3])]."""
    made = []
    for number, row in enumerate(args):
        row = asarray(row)
        if row.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if row.dtype == bool_:
            row = flatnonzero(row)
        if row.size == 0:
            row = row.astype(int64)
        made.append(row.reshape((1,) * number + (-1,) + (1,) * (_len(args) - number - 1)))
    return tuple(made)


def argwhere(a):
    """The indices of all elements that are not zero, one row each."""
    a = asarray(a)
    return transpose(nonzero(a)) if a.ndim else zeros((int(a != 0), 0), int64)


def flatnonzero(a):
    """The numbers, in row-major order, of the elements that are not zero."""
    return nonzero(ravel(a))[0]


def count_nonzero(a, axis=None, *, keepdims=False):
    """How many elements are not zero."""
    made = (asarray(a) != 0).sum(axis, keepdims=keepdims)
    return made


def unravel_index(indices, shape):
    """Numbers in row-major order to indices of a shape."""
    indices = asarray(indices)
    shape = (shape,) if ndim(shape) == 0 else tuple(shape)
    total = _math.prod(shape)
    for number in ravel(indices).tolist():
        if not 0 <= number < total:
            raise ValueError(f"index {number} is out of bounds for array with size {total}")
    made = []
    for extent in reversed(shape):
        made.append((indices % extent)[()])
        indices = indices // extent
    return tuple(reversed(made))


def ravel_multi_index(multi_index, dims):
    """Indices of a shape to numbers in row-major order."""
    made = 0
    for index, extent in zip(multi_index, dims):
        if _numpy.any(asarray(index) < 0) or _numpy.any(asarray(index) >= extent):
            raise ValueError("invalid entry in coordinates array")
        made = made * extent + asarray(index)
    return made[()]


# Statistics


def ptp(a, axis=None, keepdims=False):
    """The greatest minus the least element."""
    return max(a, axis, keepdims=keepdims) - min(a, axis, keepdims=keepdims)


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    """The mean with weights: sum(a * weights) / sum(weights)."""
    a = asarray(a)
    if weights is None:
        made = mean(a, axis, keepdims=keepdims)
        return (made, made * 0 + a.size / asarray(made).size) if returned else made
    weights = asarray(weights)
    if weights.shape != a.shape:
        if axis is None:
            raise TypeError("Axis must be specified when shapes of a and weights differ.")
        if weights.ndim != 1:
            raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
        if weights.shape[0] != a.shape[axis]:
            raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
        weights = weights.reshape((1,) * (axis % a.ndim) + (-1,) + (1,) * (a.ndim - axis % a.ndim - 1))
        weights = broadcast_to(weights, a.shape)
    total = sum(weights * 1.0, axis, keepdims=keepdims)
    if _numpy.any(total == 0):
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    made = multiply(a, weights).sum(axis, keepdims=keepdims) / total
    return (made, total) if returned else made


def _lines(a, axis):
    """The array with the axes to be reduced as one, the last; and the axes."""
    a = asarray(a)
    if axis is None:
        return a.ravel(), tuple(_range(a.ndim))
    axes = tuple(x % a.ndim if -a.ndim <= x < a.ndim else _numpy.sum(a, x) for x in (axis if isinstance(axis, (tuple, list)) else (axis,)))
    kept = [d for d in _range(a.ndim) if d not in axes]
    count = _math.prod(a.shape[d] for d in axes)
    return a.transpose(kept + list(axes)).reshape([a.shape[d] for d in kept] + [count]), axes


def _kept(made, a, axes, keepdims):
    """The result with the reduced axes as 1 where that is asked."""
    if not keepdims:
        return made[()] if isinstance(made, ndarray) else made
    return asarray(made).reshape([1 if d in axes else size for d, size in enumerate(shape(a))])


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle one of the sorted elements, or the mean of the two in the middle."""
    rows, axes = _lines(a, axis)
    count = rows.shape[-1]
    if count == 0:
        return _kept(mean(rows, -1), a, axes, keepdims)
    rows = _numpy._sort(rows, -1)
    made = mean(rows[..., (count - 1) // 2:count // 2 + 1], -1)
    if rows.dtype.kind == "f":
        made = where(isnan(rows[..., -1]), rows.dtype.type(nan), made)
    return _kept(made, a, axes, keepdims)


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """The numbers below which the shares q (0 to 1) of the elements lie, between neighbours by `method`.

    method is "linear", "lower", "higher", "midpoint" or "nearest". q may be a row: the result's first axis.
    """
    q = asarray(q)
    if _numpy.any((q < 0) | (q > 1)):
        raise ValueError("Quantiles must be in the range [0, 1]")
    return _quantile(a, q, axis, method, keepdims)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False):
    """As quantile, with q from 0 to 100."""
    q = asarray(q)
    if _numpy.any((q < 0) | (q > 100)):
        raise ValueError("Percentiles must be in the range [0, 100]")
    kind = asarray(a).dtype
    share = true_divide(q, kind.type(100) if kind.kind == "f" else 100)
    return _quantile(a, asarray(share), axis, method, keepdims)


def _quantile(a, q, axis, method, keepdims):
    if method not in ("linear", "lower", "higher", "midpoint", "nearest"):
        raise ValueError(f"{method!r} is not a method here: linear, lower, higher, midpoint or nearest")
    rows, axes = _lines(a, axis)
    if rows.shape[-1] == 0:
        raise IndexError("index -1 is out of bounds for axis 0 with size 0")
    rows = _numpy._sort(rows, -1)
    last = rows.shape[-1] - 1
    made = []
    for share in q.ravel():
        place = last * share
        low = int(floor(place))
        high = _min(low + 1, last)
        weight = place - low
        if method == "lower":
            made.append(rows[..., low])
            continue
        if method == "higher":
            made.append(rows[..., int(ceil(place))])
            continue
        if method == "nearest":
            made.append(rows[..., int(rint(place))])
            continue
        if method == "midpoint":
            weight = type(weight)(0.5 if weight else 0)
        a0, b0 = rows[..., low], rows[..., high]
        step = subtract(b0, a0)
        between = a0 + step * weight if weight < 0.5 else b0 - step * (1 - weight)
        made.append(where(a0 == b0, a0 + step * weight, between))
    if rows.dtype.kind == "f":
        broken = isnan(rows[..., -1])
        made = [where(broken, rows.dtype.type(nan), one) for one in made]
    made = [asarray(_kept(asarray(one), a, axes, keepdims)) for one in made]
    return made[0][()] if q.ndim == 0 else stack(made).reshape(q.shape + made[0].shape)


def _without_nan(a, filling):
    a = asarray(a)
    return where(isnan(a), a.dtype.type(filling), a) if a.dtype.kind == "f" else a


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    """The sum, NaN counted as 0."""
    return sum(_without_nan(a, 0), axis, dtype, out, keepdims)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    """The product, NaN counted as 1."""
    return prod(_without_nan(a, 1), axis, dtype, out, keepdims)


def nancumsum(a, axis=None, dtype=None, out=None):
    """The sums so far, NaN counted as 0."""
    return cumsum(_without_nan(a, 0), axis, dtype, out)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    """The mean of what is not NaN."""
    a = asarray(a)
    if a.dtype.kind != "f":
        return mean(a, axis, dtype, out, keepdims)
    count = sum(~isnan(a), axis, keepdims=keepdims)
    total = nansum(a, axis, dtype, keepdims=keepdims)
    return (total / count.astype(total.dtype)).astype(total.dtype)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The variance of what is not NaN."""
    a = asarray(a)
    if a.dtype.kind != "f":
        return var(a, axis, dtype, out, ddof, keepdims)
    distance = where(isnan(a), a.dtype.type(0), a - nanmean(a, axis, keepdims=True))
    count = sum(~isnan(a), axis, keepdims=keepdims) - ddof
    total = sum(square(distance), axis, keepdims=keepdims)
    count = where(count <= 0, nan, count).astype(total.dtype)[()]
    return total / count


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    """The standard deviation of what is not NaN."""
    return sqrt(nanvar(a, axis, dtype, out, ddof, keepdims))


def nanmax(a, axis=None, out=None, keepdims=False):
    """The greatest element that is not NaN."""
    made = max(_without_nan(a, -inf), axis, keepdims=keepdims)
    gone = _numpy.all(isnan(asarray(a)), axis, keepdims=keepdims) if asarray(a).dtype.kind == "f" else False
    return where(gone, asarray(a).dtype.type(nan), made)[()] if _numpy.any(gone) else made


def nanmin(a, axis=None, out=None, keepdims=False):
    """The least element that is not NaN."""
    made = min(_without_nan(a, inf), axis, keepdims=keepdims)
    gone = _numpy.all(isnan(asarray(a)), axis, keepdims=keepdims) if asarray(a).dtype.kind == "f" else False
    return where(gone, asarray(a).dtype.type(nan), made)[()] if _numpy.any(gone) else made


def _nanarg(a, axis, filling, function):
    a = asarray(a)
    if a.dtype.kind == "f" and _numpy.any(_numpy.all(isnan(a), axis)):
        raise ValueError("All-NaN slice encountered")
    return function(_without_nan(a, filling), axis)


def nanargmax(a, axis=None):
    """The index of the first greatest element that is not NaN."""
    return _nanarg(a, axis, -inf, argmax)


def nanargmin(a, axis=None):
    """The index of the first least element that is not NaN."""
    return _nanarg(a, axis, inf, argmin)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle one of the elements that are not NaN."""
    return nanquantile(a, 0.5, axis, keepdims=keepdims)


def nanquantile(a, q, axis=None, method="linear", keepdims=False):
    """As quantile, of what is not NaN."""
    rows, axes = _lines(a, axis)
    flat = rows.reshape((-1, rows.shape[-1]))
    made = []
    for row in flat:
        row = row[~isnan(row)]
        made.append(quantile(row, q, method=method) if row.size else full(shape(q), nan)[()])
    made = array(made).T if ndim(q) else array(made)
    made = made.reshape(shape(q) + rows.shape[:-1])
    if ndim(q):
        return stack([asarray(_kept(one, a, axes, keepdims)) for one in made])
    return _kept(made, a, axes, keepdims)


def nanpercentile(a, q, axis=None, method="linear", keepdims=False):
    """As percentile, of what is not NaN."""
    return nanquantile(a, asarray(q) / 100, axis, method, keepdims)


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    """The covariances of the rows of m (of its columns with rowvar=False)."""
    X = array(m, ndmin=2, dtype=float64)
    if not rowvar and ndim(m) != 1:
        X = X.T
    if y is not None:
        Y = array(y, ndmin=2, dtype=float64)
        X = concatenate((X, Y if rowvar or ndim(y) == 1 else Y.T), 0)
    if ddof is None:
        ddof = 0 if bias else 1
    X = X - mean(X, 1)[:, None]
    return squeeze(dot(X, X.T) * true_divide(1, X.shape[1] - ddof))[()]


def corrcoef(x, y=None, rowvar=True):
    """The correlations of the rows of x: covariances over the products of standard deviations."""
    c = cov(x, y, rowvar)
    if ndim(c) == 0:
        return c / c
    d = sqrt(diag(c))
    return clip(c / d[:, None] / d[None, :], -1, 1)


def histogram(a, bins=10, range=None, density=False, weights=None):
    """How many elements lie in each of the intervals, and the bounds of the intervals (the last one is closed)."""
    a = ravel(a)
    edges = histogram_bin_edges(a, bins, range)
    kind = int64 if weights is None else asarray(weights).dtype
    # From the left of an edge on; the last interval has its right bound, too.
    order = argsort(a)
    rows = a[order]
    places = concatenate((searchsorted(rows, edges[:-1], "left"), atleast_1d(searchsorted(rows, edges[-1], "right"))))
    if weights is None:
        counts = diff(places).astype(kind)
    else:
        totals = concatenate((zeros(1), cumsum(ravel(weights)[order])))
        counts = diff(totals[places])
    if density:
        return counts / diff(edges) / counts.sum(), edges
    return counts, edges


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The bounds of the intervals that `histogram` counts in."""
    a = ravel(a)
    if isinstance(bins, str):
        raise ValueError(f"bins={bins!r} is not here: give a number or the edges")
    if ndim(bins) == 1:
        edges = asarray(bins)
        if _numpy.any(edges[:-1] > edges[1:]):
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    if bins < 1:
        raise ValueError("`bins` must be positive, when an integer")
    if range is not None:
        low, high = range
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
        if not (isfinite(low) and isfinite(high)):
            raise ValueError(f"supplied range of [{low}, {high}] is not finite")
    elif a.size == 0:
        low, high = 0, 1
    else:
        low, high = a.min(), a.max()
        if not (isfinite(low) and isfinite(high)):
            raise ValueError(f"autodetected range of [{low}, {high}] is not finite")
    if low == high:
        low, high = low - 0.5, high + 0.5
    return linspace(low, high, bins + 1, dtype=result_type(low, high, a) if a.dtype.kind == "f" else float64)


def histogram2d(x, y, bins=10, range=None):
    """How many points lie in each of the rectangles, and the bounds of the intervals of both axes."""
    nx, ny = (bins, bins) if ndim(bins) == 0 else bins
    xe = histogram_bin_edges(x, nx, None if range is None else range[0])
    ye = histogram_bin_edges(y, ny, None if range is None else range[1])
    x, y = asarray(x), asarray(y)
    i = searchsorted(xe, x, "right") - 1
    j = searchsorted(ye, y, "right") - 1
    i, j = where(x == xe[-1], _len(xe) - 2, i), where(y == ye[-1], _len(ye) - 2, j)
    inside = (i >= 0) & (i < _len(xe) - 1) & (j >= 0) & (j < _len(ye) - 1)
    counts = bincount((i * (_len(ye) - 1) + j)[inside], minlength=(_len(xe) - 1) * (_len(ye) - 1))
    return counts.reshape((_len(xe) - 1, _len(ye) - 1)) * 1.0, xe, ye


def digitize(x, bins, right=False):
    """The number of the interval each element lies in: bins[i-1] <= x < bins[i]."""
    bins = asarray(bins)
    if _len(bins) > 1 and bins[0] > bins[-1]:
        return _len(bins) - searchsorted(bins[::-1], x, "left" if not right else "right")
    return searchsorted(bins, x, "left" if right else "right")


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
    """The sorted elements without repeats; also where each first stood, which it became, and how often it occurs."""
    ar = asarray(ar)
    if axis is None:
        values, first, inverse, counts = _numpy._unique(ar)
        inverse = inverse.reshape(ar.shape)
    else:
        if not -ar.ndim <= axis < ar.ndim:
            raise AxisError(f"axis {axis} is out of bounds for array of dimension {ar.ndim}")
        rows = moveaxis(ar, axis, 0)
        width = 1
        for size in rows.shape[1:]:
            width *= size
        keys = [tuple(row) for row in rows.reshape((rows.shape[0], width)).tolist()]
        places = {}
        for place, key in enumerate(keys):
            places.setdefault(key, place)
        found = sorted(places)
        number = {key: place for place, key in enumerate(found)}
        inverse = array([number[key] for key in keys], int64)
        first = array([places[key] for key in found], int64)
        counts = bincount(inverse, minlength=_len(found))
        values = moveaxis(rows[first], 0, axis)
    made = (values,)
    if return_index:
        made += (first,)
    if return_inverse:
        made += (inverse,)
    if return_counts:
        made += (counts,)
    return made[0] if _len(made) == 1 else made


def unique_values(x):
    """The sorted elements without repeats."""
    return unique(x)


def isin(element, test_elements, assume_unique=False, invert=False):
    """Whether each element is among others."""
    made = _numpy._isin(element, test_elements)
    return ~made if invert else made


def intersect1d(ar1, ar2):
    """The sorted elements that both have."""
    ar1 = unique(ar1)
    return ar1[isin(ar1, ar2)]


def union1d(ar1, ar2):
    """The sorted elements that one has."""
    return unique(concatenate((ravel(ar1), ravel(ar2))))


def setdiff1d(ar1, ar2):
    """The sorted elements of the first that the second has not."""
    ar1 = unique(ar1)
    return ar1[~isin(ar1, ar2)]


def setxor1d(ar1, ar2):
    """The sorted elements that exactly one has."""
    return union1d(setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))


def partition(a, kth, axis=-1):
    """A copy in which the kth element stands where it would when sorted; here all do."""
    return sort(a, axis)


def argpartition(a, kth, axis=-1):
    """The indices of such an order; here of the sorted one."""
    return argsort(a, axis)


def lexsort(keys, axis=-1):
    """The indices that sort by the last key, then by the one before it, and so on."""
    keys = [asarray(key) for key in keys]
    order = arange(_len(keys[0]))
    for key in keys:
        order = order[argsort(key[order])]
    return order


# Sums and differences


def diff(a, n=1, axis=-1):
    """The differences of neighbours: out[i] = a[i + 1] - a[i], n times."""
    a = asarray(a)
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n}")
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    front = (slice(None),) * (axis % a.ndim)
    for _ in _range(n):
        after, before = a[front + (slice(1, None),)], a[front + (slice(None, -1),)]
        a = not_equal(after, before) if a.dtype == bool_ else after - before
    return a


def ediff1d(ary):
    """The differences of neighbours in row-major order."""
    return diff(ravel(ary))


def gradient(f, *varargs, axis=None, edge_order=1):
    """The slope at every element: half the difference of its neighbours, over the spacing; at the ends of the last two."""
    f = asarray(f)
    if f.dtype.kind != "f":
        f = f * 1.0
    axes = tuple(_range(f.ndim)) if axis is None else ((axis,) if isinstance(axis, int) else tuple(axis))
    spacings = list(varargs) if varargs else [1.0]
    if _len(spacings) == 1:
        spacings = spacings * _len(axes)
    made = []
    for ax, h in zip(axes, spacings):
        rows = moveaxis(f, ax, 0)
        if rows.shape[0] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, "
                             "at least (edge_order + 1) elements are required.")
        out = empty_like(rows)
        if ndim(h) == 0:
            out[1:-1] = (rows[2:] - rows[:-2]) / (2.0 * h)
            out[0] = (rows[1] - rows[0]) / h
            out[-1] = (rows[-1] - rows[-2]) / h
            if edge_order == 2:
                out[0] = (-1.5 / h) * rows[0] + (2.0 / h) * rows[1] + (-0.5 / h) * rows[2]
                out[-1] = (0.5 / h) * rows[-3] + (-2.0 / h) * rows[-2] + (1.5 / h) * rows[-1]
        else:
            dx = diff(asarray(h)).reshape((-1,) + (1,) * (rows.ndim - 1))
            a, b = dx[:-1], dx[1:]
            out[1:-1] = -(b / (a * (a + b))) * rows[:-2] + ((b - a) / (a * b)) * rows[1:-1] + (a / (b * (a + b))) * rows[2:]
            out[0] = (rows[1] - rows[0]) / dx[0]
            out[-1] = (rows[-1] - rows[-2]) / dx[-1]
        made.append(moveaxis(out, 0, ax))
    return made[0] if _len(made) == 1 else tuple(made)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The area below points by trapezoids."""
    y = asarray(y)
    width = dx
    if x is not None:
        width = diff(asarray(x))
        if width.ndim == 1 and y.ndim > 1:
            width = width.reshape((-1,) + (1,) * (y.ndim - axis % y.ndim - 1))
    front = (slice(None),) * (axis % y.ndim)
    return (width * (y[front + (slice(1, None),)] + y[front + (slice(None, -1),)]) / 2.0).sum(axis)


def interp(x, xp, fp, left=None, right=None):
    """The line through the points (xp, fp), at x; xp must rise."""
    xp, fp = asarray(xp, float64), asarray(fp, float64)
    if _len(xp) != _len(fp):
        raise ValueError("fp and xp are not of the same length.")
    if _len(xp) == 0:
        raise ValueError("array of sample points is empty")
    x = asarray(x, float64)
    if _len(xp) == 1:
        made = full(x.shape, fp[0])
    else:
        at = clip(searchsorted(xp, x, "right") - 1, 0, _len(xp) - 2)
        slope = (fp[at + 1] - fp[at]) / (xp[at + 1] - xp[at])
        made = slope * (x - xp[at]) + fp[at]
    made = where(x < xp[0], fp[0] if left is None else left, made)
    made = where(x >= xp[-1], where(x > xp[-1], fp[-1] if right is None else right, fp[-1]), made)
    return where(isnan(x), nan, made)[()]


def convolve(a, v, mode="full"):
    """The products of a and the turned v, slid along: out[n] = sum over m of a[m] * v[n - m]."""
    a, v = atleast_1d(a), atleast_1d(v)
    if _len(a) == 0:
        raise ValueError("a cannot be empty")
    if _len(v) == 0:
        raise ValueError("v cannot be empty")
    if _len(v) > _len(a):
        a, v = v, a
    return _slid(a, v[::-1], mode)


def correlate(a, v, mode="valid"):
    """The products of a and v, slid along: out[k] = sum over n of a[n + k] * v[n]."""
    a, v = atleast_1d(a), atleast_1d(v)
    if _len(v) > _len(a):
        return _slid(v, a, mode)[::-1]
    return _slid(a, v, mode)


def _slid(a, v, mode):
    whole = _numpy._correlate(a, v)
    n = _len(v)
    if mode == "full":
        return whole
    if mode == "same":
        return whole[(n - 1) // 2:(n - 1) // 2 + _len(a)]
    if mode == "valid":
        return whole[n - 1:_len(a)]
    raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")


# Products


def outer(a, b, out=None):
    """The product of every element of a with every one of b: (N,) and (M,) give (N, M)."""
    return multiply(ravel(a)[:, newaxis], ravel(b)[newaxis, :], out)


def inner(a, b):
    """The sums of products over the last axes."""
    a, b = asarray(a), asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return multiply(a, b)
    if a.shape[-1] != b.shape[-1]:
        turned = b.shape if b.ndim == 1 else b.shape[:-2] + (b.shape[-1], b.shape[-2])
        raise ValueError(f"shapes {_tight(a.shape)} and {_tight(turned)} not aligned: {a.shape[-1]} (dim {a.ndim - 1})"
                         f" != {b.shape[-1]} (dim {_max(0, b.ndim - 2)})")
    return tensordot(a, b, (-1, -1))[()]


def _tight(shape):
    return "(" + ",".join(map(str, shape)) + (",)" if _len(shape) == 1 else ")")


def vdot(a, b):
    """The sum of the products of all elements."""
    return dot(ravel(a), ravel(b))


def vecdot(x1, x2, axis=-1):
    """The sums of the products along an axis."""
    return sum(multiply(x1, x2), axis)


def tensordot(a, b, axes=2):
    """The sums of products over axes: a number of last and first ones, or two lists of them."""
    a, b = asarray(a), asarray(b)
    if ndim(axes) == 0:
        axes = list(_range(-axes, 0)), list(_range(axes))
    left, right = axes
    left = [left] if isinstance(left, int) else list(left)
    right = [right] if isinstance(right, int) else list(right)
    return _numpy._tensordot(a, b, left, right)


def kron(a, b):
    """The matrix of all products of two matrices: every element of a times the whole of b."""
    a, b = asarray(a), asarray(b)
    rank = _max(a.ndim, b.ndim)
    a = a.reshape((1,) * (rank - a.ndim) + a.shape)
    b = b.reshape((1,) * (rank - b.ndim) + b.shape)
    mixed = multiply(a.reshape([x for s in a.shape for x in (s, 1)]), b.reshape([x for s in b.shape for x in (1, s)]))
    return mixed.reshape([x * y for x, y in zip(a.shape, b.shape)])


def cross(a, b, axis=-1):
    """The vector at right angles to two vectors of three."""
    a, b = moveaxis(asarray(a), axis, -1), moveaxis(asarray(b), axis, -1)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError("Both input arrays must be (arrays of) 3-dimensional vectors, but they are "
                         f"{a.shape[-1]} and {b.shape[-1]} dimensional instead.")
    made = stack([a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1], a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
                  a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]], -1)
    return moveaxis(made, -1, axis)


# Polynomials


def polyval(p, x):
    """The polynomial with the coefficients p, the highest power first, at x."""
    y = zeros_like(x) if isinstance(x, ndarray) else 0
    for coefficient in asarray(p):
        y = y * x + coefficient
    return y


def polyfit(x, y, deg):
    """The coefficients, highest power first, of the polynomial nearest to points in the sum of squares."""
    x, y = asarray(x, float64), asarray(y, float64)
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    powers = vander(x, deg + 1)
    scale = sqrt((powers * powers).sum(axis=0))
    return (linalg.lstsq(powers / scale, y, rcond=_len(x) * 2.220446049250313e-16)[0].T / scale).T


# Functions of functions


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """func1d of every row along an axis."""
    rows = moveaxis(asarray(arr), axis, -1)
    made = [func1d(row, *args, **kwargs) for row in rows.reshape((-1, rows.shape[-1]))]
    result = array(made)
    result = result.reshape(rows.shape[:-1] + result.shape[1:])
    extra = result.ndim - rows.ndim + 1
    return moveaxis(result, list(_range(rows.ndim - 1, result.ndim)), [axis % rows.ndim + i for i in _range(extra)]) if extra else result


class vectorize:
    """A function of numbers as one of arrays: np.vectorize(f)(x)."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, signature=None):
        self.pyfunc = pyfunc
        self.otypes = otypes
        self.__doc__ = doc

    def __call__(self, *args):
        arrays = broadcast_arrays(*args)
        rows = [self.pyfunc(*items) for items in zip(*[a.ravel() for a in arrays])]
        if rows and isinstance(rows[0], tuple):
            return tuple(array(column).reshape(arrays[0].shape) for column in zip(*rows))
        if not rows:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        kind = None if self.otypes is None else self.otypes[0]
        first = asarray(rows[0]).dtype
        return array(rows, kind or (first if first.kind != "f" else None)).reshape(arrays[0].shape)[()]


def frompyfunc(func, nin, nout):
    """As vectorize, but a number gives what the function gives."""
    made = vectorize(func)
    return lambda *args: made(*args) if [arg for arg in args if not isscalar(arg)] else func(*args)


def ndenumerate(arr):
    """Pairs of indices and elements."""
    arr = asarray(arr)
    for index in ndindex(*arr.shape):
        yield index, arr[index]


def ndindex(*shape):
    """The indices of a shape, one after the other."""
    if _len(shape) == 1 and isinstance(shape[0], tuple):
        shape = shape[0]
    if not shape:
        yield ()
        return
    for first in _range(shape[0]):
        for rest in ndindex(*shape[1:]):
            yield (first,) + rest


def nditer(op):
    """The elements in row-major order."""
    return iter(asarray(op).ravel())


def einsum_path(*operands, optimize="greedy"):
    """Not here: operands are multiplied from left to right."""
    raise NotImplementedError("np.einsum_path is not here: np.einsum multiplies its operands from left to right")


# Files of text


def loadtxt(fname, dtype=float64, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False,
            ndmin=0, max_rows=None):
    """The numbers of a file of text (or of lines), a row for each line: loadtxt("data.csv", delimiter=",", skiprows=1)."""
    if isinstance(fname, str):
        with open(fname) as file:
            lines = file.read().split("\n")
    else:
        lines = list(fname)
    rows = []
    for line in lines[skiprows:]:
        if comments:
            line = line.split(comments)[0]
        line = line.strip("\r\n " if delimiter is None else "\r\n")
        if not line.strip():
            continue
        if max_rows is not None and _len(rows) == max_rows:
            break
        parts = line.split(delimiter)
        if usecols is not None:
            parts = [parts[c] for c in ((usecols,) if isinstance(usecols, int) else usecols)]
        try:
            rows.append([float(part) for part in parts])
        except ValueError:
            bad = next(part for part in parts if not _is_number(part))
            raise ValueError(f"could not convert string '{bad.strip()}' to {_numpy._type(dtype)} at row {_len(rows)}, "
                             f"column {parts.index(bad) + 1}.") from None
        if _len(rows[-1]) != _len(rows[0]):
            raise ValueError(f"the number of columns changed from {_len(rows[0])} to {_len(rows[-1])} at row {_len(rows)}; "
                             "use `usecols` to select a subset and avoid this error")
    made = array(rows).astype(dtype) if rows else empty((0,), dtype)
    if made.ndim == 2 and made.shape[1] == 1 and ndmin < 2:
        made = made[:, 0]
    if made.ndim == 2 and made.shape[0] == 1 and ndmin < 2:
        made = made[0]
    return made.T if unpack else made


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# "):
    """Writes an array of one or two axes as text, a line for each row."""
    X = asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    rows = X.reshape((-1, 1)) if X.ndim == 1 else X
    formats = fmt if isinstance(fmt, (list, tuple)) else [fmt] * rows.shape[1]
    text = comments + header + newline if header else ""
    for row in rows.tolist():
        text += delimiter.join(f % value for f, value in zip(formats, row)) + newline
    if footer:
        text += comments + footer + newline
    if isinstance(fname, str):
        with open(fname, "w") as file:
            file.write(text)
    else:
        fname.write(text)


# Printing and errors


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                     infstr=None, formatter=None, sign=None, floatmode=None, **kwargs):
    """How arrays are printed: places behind the point, elements shown, width of a line, suppress=True for no exponents."""
    if formatter:
        raise NotImplementedError("set_printoptions(formatter=…) is not here: use precision, suppress or floatmode")
    _numpy._set_printoptions(precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, sign, floatmode)


class printoptions:
    """with np.printoptions(precision=2): …"""

    def __init__(self, **kwargs):
        self._wanted = kwargs

    def __enter__(self):
        self._before = get_printoptions()
        set_printoptions(**self._wanted)
        return get_printoptions()

    def __exit__(self, *error):
        _numpy._set_printoptions(**self._before)


class errstate:
    """with np.errstate(divide="ignore"): … Nothing is warned of here, so there is nothing to silence."""

    def __init__(self, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def __call__(self, function):
        return function


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """What to do on division by zero and overflow: here nothing is warned of."""
    return {"divide": "ignore", "over": "ignore", "under": "ignore", "invalid": "ignore"}


def may_share_memory(a, b):
    """Whether two arrays may lie over the same memory."""
    return shares_memory(a, b)


def iterable(y):
    """Whether something can be iterated over."""
    try:
        iter(y)
    except TypeError:
        return False
    return True

