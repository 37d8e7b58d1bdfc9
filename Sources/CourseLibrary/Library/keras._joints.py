"""Layers that join several tensors: sums, products, means, maxima, and one after the other."""

import _torch
from keras._layer import Layer


def _broadcast(a, b):
    """The shape of an operation on tensors of two shapes, None standing for what is open."""
    if len(a) < len(b):
        a, b = b, a
    shape = list(a[:len(a) - len(b)])
    for x, y in zip(a[len(a) - len(b):], b):
        if x is None or y is None:
            shape.append(None)
        elif x == 1:
            shape.append(y)
        elif y == 1 or x == y:
            shape.append(x)
        else:
            error = ValueError(f"Inputs have incompatible shapes. Received shapes {tuple(a)} and {tuple(b)}")
            if tuple(a[:-1]) == tuple(b[:-1]):
                error.add_note(f"Fix: a Conv2D({a[-1]}, 1) on the way of {tuple(b)}, or as many filters on both ways")
            else:
                error.add_note("Fix: padding=\"same\" and the same strides on all ways")
            raise error
    return tuple(shape)


class _Joint(Layer):
    """A call takes a list of at least two tensors."""

    def build(self, input_shape):
        self._check(input_shape)
        self.built = True

    def _check(self, shapes):
        if not isinstance(shapes, list) or not isinstance(shapes[0], (tuple, list)):
            raise ValueError(
                f"A merge layer should be called on a list of inputs. Received: input_shape={shapes} "
                "(not a list of shapes)")
        if len(shapes) < 1:
            raise ValueError(
                "A merge layer should be called on a list of at least 1 input. Received "
                f"{len(shapes)} inputs. Full input_shape received: {shapes}")
        self.compute_output_shape(shapes)

    def call(self, inputs):
        result = inputs[0]
        for other in inputs[1:]:
            result = self._joined(result, other)
        return result

    def compute_output_shape(self, input_shape):
        shape = tuple(input_shape[0][1:])
        for other in input_shape[1:]:
            shape = _broadcast(shape, tuple(other[1:]))
        batches = {each[0] for each in input_shape} - {None}
        return (batches.pop() if len(batches) == 1 else None, *shape)


class Add(_Joint):
    """The sum of all inputs: a residual connection is `Add()([x, shortcut])`.

    >>> layers.Add()([np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])]).numpy()
    array([[4., 6.]], dtype=float32)
    """

    def _joined(self, a, b):
        return a + b


class Subtract(_Joint):
    """The first input less the second.

    a - b, place by place.

    >>> layers.Subtract()([np.array([[3.0, 4.0]]), np.array([[1.0, 2.0]])]).numpy()
    array([[2., 2.]], dtype=float32)
    """

    def _joined(self, a, b):
        return a - b

    def _check(self, shapes):
        super()._check(shapes)
        if len(shapes) != 2:
            raise ValueError(
                f"A `Subtract` layer should be called on exactly 2 inputs. Received: input_shape={shapes}")


class Multiply(_Joint):
    """The product of all inputs, number by number.

    a * b * …, place by place.

    >>> layers.Multiply()([np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])]).numpy()
    array([[3., 8.]], dtype=float32)
    """

    def _joined(self, a, b):
        return a * b


class Average(_Joint):
    """The mean of all inputs, number by number.

    (a + b + …) / n, place by place.

    >>> layers.Average()([np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])]).numpy()
    array([[2., 3.]], dtype=float32)
    """

    def _joined(self, a, b):
        return a + b

    def call(self, inputs):
        return super().call(inputs) / len(inputs)


class Maximum(_Joint):
    """The greatest of all inputs, number by number.

    The greatest, place by place.

    >>> layers.Maximum()([np.array([[1.0, 4.0]]), np.array([[3.0, 2.0]])]).numpy()
    array([[3., 4.]], dtype=float32)
    """

    def _joined(self, a, b):
        return _torch.where(a >= b, a, b)


class Minimum(_Joint):
    """The least of all inputs, number by number.

    The smallest, place by place.

    >>> layers.Minimum()([np.array([[1.0, 4.0]]), np.array([[3.0, 2.0]])]).numpy()
    array([[1., 2.]], dtype=float32)
    """

    def _joined(self, a, b):
        return _torch.where(a <= b, a, b)


class Concatenate(_Joint):
    """The inputs one after the other along an axis.

    (N, …, A), (N, …, B) -> (N, …, A + B) as it stands.

    >>> layers.Concatenate()([np.ones((1, 4, 4, 2)), np.ones((1, 4, 4, 3))]).shape
    TensorShape([1, 4, 4, 5])
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, inputs):
        return _torch.cat(inputs, self.axis)

    def compute_output_shape(self, input_shape):
        first = list(input_shape[0])
        axis = self.axis % len(first)
        total = 0
        for shape in input_shape:
            fits = len(shape) == len(first) and all(
                place == axis or a == b or a is None or b is None for place, (a, b) in enumerate(zip(first, shape)))
            if not fits:
                error = ValueError(
                    "A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. "
                    f"Received: input_shape={input_shape}")
                error.add_note("Fix: padding=\"same\" and the same strides on all ways, or a Cropping2D on the larger")
                raise error
            total = None if total is None or shape[axis] is None else total + shape[axis]
        first[axis] = total
        return tuple(first)


class Dot(_Joint):
    """The scalar products of two inputs along their axes.

    The sum of products along `axes`; with normalize=True the cosine.

    >>> layers.Dot(axes=1)([np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])]).numpy()
    array([[11.]], dtype=float32)
    """

    def __init__(self, axes, normalize=False, **kwargs):
        super().__init__(**kwargs)
        self.axes = axes
        self.normalize = normalize

    def call(self, inputs):
        a, b = inputs
        first, second = (self.axes, self.axes) if isinstance(self.axes, int) else self.axes
        if self.normalize:
            a = a / (a * a).sum(first, keepdim=True).clamp(min=1e-12).sqrt()
            b = b / (b * b).sum(second, keepdim=True).clamp(min=1e-12).sqrt()
        if a.ndim == 2 and b.ndim == 2:
            return (a * b).sum(1, keepdim=True)
        return a.movedim(first, -1) @ b.movedim(second, 1)

    def compute_output_shape(self, input_shape):
        a, b = input_shape
        first, second = (self.axes, self.axes) if isinstance(self.axes, int) else self.axes
        rest = [s for n, s in enumerate(a) if n != first % len(a)][1:]
        other = [s for n, s in enumerate(b) if n != second % len(b)][1:]
        return (a[0], *(rest + other or [1]))


def add(inputs, **kwargs):
    """`Add()` called on a list."""
    return Add(**kwargs)(inputs)


def subtract(inputs, **kwargs):
    """`Subtract()` called on a list."""
    return Subtract(**kwargs)(inputs)


def multiply(inputs, **kwargs):
    """`Multiply()` called on a list."""
    return Multiply(**kwargs)(inputs)


def average(inputs, **kwargs):
    """`Average()` called on a list."""
    return Average(**kwargs)(inputs)


def maximum(inputs, **kwargs):
    """`Maximum()` called on a list."""
    return Maximum(**kwargs)(inputs)


def minimum(inputs, **kwargs):
    """`Minimum()` called on a list."""
    return Minimum(**kwargs)(inputs)


def concatenate(inputs, axis=-1, **kwargs):
    """`Concatenate()` called on a list."""
    return Concatenate(axis=axis, **kwargs)(inputs)


def dot(inputs, axes=-1, **kwargs):
    """`Dot()` called on a list."""
    return Dot(axes=axes, **kwargs)(inputs)
