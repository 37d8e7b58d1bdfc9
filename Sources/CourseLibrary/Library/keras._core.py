"""Layers that are neither convolutions nor poolings: dense, shapes, activations, dropout, embeddings."""

import _functional as F
import keras.activations as activations
from keras._graph import _mapped, KerasTensor, Node
from keras._layer import _count, InputSpec, Layer
from keras._values import _pair, _plain, _tf


class InputLayer(Layer):
    """Where data comes in: its shape, without the batch.

        keras.Sequential([keras.Input(shape=(28, 28, 1)), …])
    """

    def __init__(self, shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None,
                 input_tensor=None, optional=False, name=None, **kwargs):
        if "input_shape" in kwargs:
            shape = kwargs.pop("input_shape")
        super().__init__(name=name, dtype=dtype, **kwargs)
        if shape is None and batch_shape is None:
            raise ValueError("You must pass a `shape` argument.")
        if shape is not None and batch_shape is not None:
            raise ValueError("You cannot pass both `shape` and `batch_shape` at the same time.")
        if batch_shape is None:
            if isinstance(shape, int):
                raise ValueError(
                    f"Cannot convert '{shape}' to a shape. A shape is a tuple without the batch's size: ({shape},)")
            batch_shape = (batch_size, *shape)
        self.batch_shape = tuple(batch_shape)
        self.built = True
        output = KerasTensor(self.batch_shape, self._dtype, name=self.name)
        Node(self, (), {}, output)

    @property
    def input(self):
        return self.output

    def call(self):
        raise NotImplementedError


def Input(shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None,
          tensor=None, optional=False):
    """A symbolic tensor for data to come: `Input(shape=(28, 28, 1))` has the shape (None, 28, 28, 1)."""
    layer = InputLayer(
        shape=shape, batch_size=batch_size, dtype=dtype, batch_shape=batch_shape,
        name=name)
    return layer.output


class Dense(Layer):
    """activation(x kernel + bias): (…, in) -> (…, units), with in * units + units parameters.

        layers.Dense(10, activation="softmax")
    """

    def __init__(self, units, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 kernel_constraint=None, bias_constraint=None, **kwargs):
        if not isinstance(units, int) or units <= 0:
            raise ValueError(
                f"Received an invalid value for `units`, expected a positive integer. Received: units={units}")
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.units = units
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self._kernel_words = (kernel_initializer, kernel_regularizer, kernel_constraint)
        self._bias_words = (bias_initializer, bias_regularizer, bias_constraint)
        self.input_spec = InputSpec(min_ndim=2)

    def build(self, input_shape):
        if input_shape[-1] is None:
            raise ValueError(
                "The last dimension of the inputs to a Dense layer should be defined. Found None. Full input shape "
                f"received: {input_shape}")
        initializer, regularizer, constraint = self._kernel_words
        self.kernel = self.add_weight(
            (input_shape[-1], self.units), initializer, regularizer=regularizer, constraint=constraint, name="kernel")
        if self.use_bias:
            initializer, regularizer, constraint = self._bias_words
            self.bias = self.add_weight(
                (self.units,), initializer, regularizer=regularizer, constraint=constraint, name="bias")
        else:
            self.bias = None
        self.input_spec = InputSpec(min_ndim=2, axes={-1: input_shape[-1]})
        self.built = True

    def call(self, inputs):
        x = inputs if inputs.is_floating_point() else inputs.float()
        bias = None if self.bias is None else self.bias._value
        x = F.linear(x, self.kernel._value.transpose(0, 1), bias)
        return x if self.activation is activations.linear else self.activation(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units * activations._times(self.activation))


class Activation(Layer):
    """A function of every number: `Activation("relu")`.

    >>> layers.Activation("relu")(np.array([[-1.0, 2.0]])).numpy()
    array([[0., 2.]], dtype=float32)
    """

    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.activation = activations.get(activation)
        self.built = True

    def call(self, inputs):
        return self.activation(inputs)

    def compute_output_shape(self, input_shape):
        times = activations._times(self.activation)
        return input_shape if times == 1 else (*input_shape[:-1], input_shape[-1] * times)


class _Elementwise(Layer):
    """What the layers share whose output has the shape of their input."""

    def compute_output_shape(self, input_shape):
        return input_shape


class ReLU(_Elementwise):
    """max(x, 0), or with a slope below a threshold, and never above `max_value`.

    >>> layers.ReLU()(np.array([[-1.0, 2.0]])).numpy()
    array([[0., 2.]], dtype=float32)
    """

    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs):
        super().__init__(**kwargs)
        self.max_value = max_value
        self.negative_slope = negative_slope
        self.threshold = threshold
        self.built = True

    def call(self, inputs):
        return activations.relu(inputs, self.negative_slope, self.max_value, self.threshold)


class LeakyReLU(_Elementwise):
    """x, or `negative_slope` of it where it is negative.

    x where x > 0, else negative_slope x.

    >>> layers.LeakyReLU(negative_slope=0.5)(np.array([[-1.0, 2.0]])).numpy()
    array([[-0.5,  2. ]], dtype=float32)
    """

    def __init__(self, negative_slope=0.3, **kwargs):
        if "alpha" in kwargs:
            negative_slope = kwargs.pop("alpha")
        super().__init__(**kwargs)
        if negative_slope is None or negative_slope < 0:
            raise ValueError(
                "The negative_slope value of a Leaky ReLU layer cannot be None or negative value. "
                f"Expected a float. Received: negative_slope={negative_slope}")
        self.negative_slope = negative_slope
        self.built = True

    def call(self, inputs):
        return activations.leaky_relu(inputs, self.negative_slope)


class PReLU(_Elementwise):
    """x, or a learned part of it where it is negative; `shared_axes` share one part.

    x where x > 0, else alpha x; alpha is trained.

    >>> layers.PReLU()(np.array([[-1.0, 2.0]])).numpy()
    array([[0., 2.]], dtype=float32)
    """

    def __init__(self, alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None,
                 **kwargs):
        super().__init__(**kwargs)
        self._alpha_words = ("zeros" if alpha_initializer == "Zeros" else alpha_initializer, alpha_regularizer,
                             alpha_constraint)
        self.shared_axes = [shared_axes] if isinstance(shared_axes, int) else shared_axes

    def build(self, input_shape):
        shape = list(input_shape[1:])
        for axis in self.shared_axes or []:
            shape[axis - 1] = 1
        initializer, regularizer, constraint = self._alpha_words
        self.alpha = self.add_weight(
            shape, initializer, regularizer=regularizer, constraint=constraint, name="alpha")
        self.built = True

    def call(self, inputs):
        return inputs.relu() - self.alpha._value * (-inputs).relu()


class ELU(_Elementwise):
    """x, or alpha (exp(x) - 1) where it is negative.

    >>> layers.ELU()(np.array([[0.0, 2.0]])).numpy()
    array([[0., 2.]], dtype=float32)
    """

    def __init__(self, alpha=1.0, **kwargs):
        super().__init__(**kwargs)
        self.alpha = alpha
        self.built = True

    def call(self, inputs):
        return activations.elu(inputs, self.alpha)


class Softmax(_Elementwise):
    """exp(x) over the sum of exp(x) along an axis.

    >>> layers.Softmax()(np.array([[0.0, 0.0]])).numpy()
    array([[0.5, 0.5]], dtype=float32)
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis
        self.built = True

    def call(self, inputs):
        return activations.softmax(inputs, self.axis)


class Identity(_Elementwise):
    """The input itself.

    (…) -> the same.

    >>> layers.Identity()(np.array([[1.0, 2.0]])).numpy()
    array([[1., 2.]], dtype=float32)
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.built = True

    def call(self, inputs):
        return inputs


class ActivityRegularization(_Elementwise):
    """The input itself; large numbers in it cost.

    (…) -> the same; adds l1 * sum of |x| + l2 * sum of x x to the loss.

    >>> layers.ActivityRegularization(l2=0.1)(np.ones((1, 2))).numpy()
    array([[1., 1.]], dtype=float32)
    """

    def __init__(self, l1=0.0, l2=0.0, **kwargs):
        import keras.regularizers as regularizers
        super().__init__(activity_regularizer=regularizers.L1L2(l1, l2), **kwargs)
        self.built = True

    def call(self, inputs):
        return inputs


# Shapes


class Flatten(Layer):
    """All axes but the batch's made into one: (N, H, W, C) -> (N, H W C).

    >>> layers.Flatten()(np.ones((2, 4, 4, 3))).shape
    TensorShape([2, 48])
    """

    def __init__(self, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = data_format or "channels_last"
        self.input_spec = InputSpec(min_ndim=1)
        self.built = True

    def call(self, inputs):
        if inputs.ndim > 2 and self.data_format == "channels_first":
            inputs = inputs.movedim(1, -1)
        return inputs.reshape(inputs.shape[0], _count(inputs.shape[1:]))

    def compute_output_shape(self, input_shape):
        inner = input_shape[1:]
        return (input_shape[0], None if None in inner else _count(inner))


class Reshape(Layer):
    """The same numbers in another shape, the batch's left alone; one size may be -1.

    (N, …) -> (N, *target_shape); one size may be -1.

    >>> layers.Reshape((3, -1))(np.ones((2, 12))).shape
    TensorShape([2, 3, 4])
    """

    def __init__(self, target_shape, **kwargs):
        super().__init__(**kwargs)
        self.target_shape = (target_shape,) if isinstance(target_shape, int) else tuple(target_shape)
        self.built = True

    def call(self, inputs):
        return inputs.reshape(inputs.shape[0], *self._fitted(inputs.shape))

    def _fitted(self, input_shape):
        inner = tuple(input_shape[1:])
        total, given = _count(inner), _count(size for size in self.target_shape if size != -1)
        open_ = self.target_shape.count(-1)
        if open_ > 1 or (open_ == 0 and total != given) or (open_ == 1 and (given == 0 or total % given != 0)):
            raise ValueError(
                "The total size of the tensor must be unchanged. Received: "
                f"input_shape={inner}, target_shape={self.target_shape}")
        return [total // given if size == -1 else size for size in self.target_shape]

    def compute_output_shape(self, input_shape):
        if None in input_shape[1:]:
            return (input_shape[0], *[None if size == -1 else size for size in self.target_shape])
        return (input_shape[0], *self._fitted(input_shape))


class Permute(Layer):
    """The axes in another order, counted from 1 after the batch: Permute((2, 1)).

    >>> layers.Permute((2, 1))(np.ones((2, 3, 4))).shape
    TensorShape([2, 4, 3])
    """

    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = tuple(dims)
        if sorted(self.dims) != list(range(1, len(self.dims) + 1)):
            raise ValueError(
                "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be "
                f"consecutive and start from 1. Received dims={dims}")
        self.input_spec = InputSpec(ndim=len(self.dims) + 1)
        self.built = True

    def call(self, inputs):
        return inputs.permute(0, *self.dims)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], *[input_shape[dim] for dim in self.dims])


class RepeatVector(Layer):
    """A vector n times: (N, C) -> (N, n, C).

    >>> layers.RepeatVector(3)(np.ones((2, 4))).shape
    TensorShape([2, 3, 4])
    """

    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.n = n
        self.input_spec = InputSpec(ndim=2)
        self.built = True

    def call(self, inputs):
        return inputs.unsqueeze(1).expand(inputs.shape[0], self.n, inputs.shape[1])

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.n, input_shape[1])


def _sides(value, name, axes=2):
    """((before, after), …) of a number, a number for each axis, or a pair for each."""
    if isinstance(value, int):
        return [(value, value)] * axes
    if len(value) != axes:
        raise ValueError(f"`{name}` should have {axes} elements. Received: {name}={value}.")
    return [(item, item) if isinstance(item, int) else tuple(item) for item in value]


class _Bordered(Layer):
    """What padding and cropping of images share."""

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        first = 2 if self.data_format == "channels_first" else 1
        for axis, (before, after) in enumerate(self._borders):
            if shape[first + axis] is not None:
                shape[first + axis] += self._sign * (before + after)
        if any(size is not None and size <= 0 for size in shape[1:]):
            raise ValueError(
                f"`cropping` parameter of `{type(self).__name__}` layer must be smaller than the input size. Received: "
                f"input_shape={tuple(input_shape)}, cropping={self._borders}")
        return tuple(shape)

    def call(self, inputs):
        self.compute_output_shape(inputs.shape)
        last = self.data_format == "channels_last"
        widths = [0, 0] if last else []
        for before, after in reversed(self._borders):
            widths += [self._sign * before, self._sign * after]
        return F.pad(inputs, widths) if self._sign > 0 else self._cropped(inputs, 1 if last else 2)

    def _cropped(self, inputs, first):
        for axis, (before, after) in enumerate(self._borders):
            inputs = inputs.narrow(first + axis, before, inputs.shape[first + axis] - before - after)
        return inputs


class ZeroPadding2D(_Bordered):
    """Zeros around images: padding is n, (rows, columns), or ((top, bottom), (left, right)).

    >>> layers.ZeroPadding2D(1)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 10, 10, 3])
    """

    _sign = 1

    def __init__(self, padding=(1, 1), data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = data_format or "channels_last"
        self._borders = _sides(padding, "padding")
        self.padding = tuple(self._borders)
        self.input_spec = InputSpec(ndim=4)
        self.built = True


class ZeroPadding1D(_Bordered):
    """Zeros around sequences: padding is n or (before, after).

    >>> layers.ZeroPadding1D(1)(np.ones((1, 10, 3))).shape
    TensorShape([1, 12, 3])
    """

    _sign = 1

    def __init__(self, padding=1, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = data_format or "channels_last"
        self._borders = [(padding, padding) if isinstance(padding, int) else tuple(padding)]
        self.padding = self._borders[0]
        self.input_spec = InputSpec(ndim=3)
        self.built = True


class Cropping2D(_Bordered):
    """Images without their borders: cropping is n, (rows, columns), or ((top, bottom), (left, right)).

    >>> layers.Cropping2D(1)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 6, 6, 3])
    """

    _sign = -1

    def __init__(self, cropping=((0, 0), (0, 0)), data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = data_format or "channels_last"
        self._borders = _sides(cropping, "cropping")
        self.cropping = tuple(self._borders)
        self.input_spec = InputSpec(ndim=4)
        self.built = True


class Cropping1D(_Bordered):
    """Sequences without their ends.

    (N, L, C) -> (N, L - left - right, C).

    >>> layers.Cropping1D(1)(np.ones((1, 10, 2))).shape
    TensorShape([1, 8, 2])
    """

    _sign = -1

    def __init__(self, cropping=(1, 1), **kwargs):
        super().__init__(**kwargs)
        self.data_format = "channels_last"
        self._borders = [(cropping, cropping) if isinstance(cropping, int) else tuple(cropping)]
        self.cropping = self._borders[0]
        self.input_spec = InputSpec(ndim=3)
        self.built = True


class UpSampling2D(Layer):
    """Images enlarged: rows and columns repeated, or bilinear between.

    (N, H, W, C) -> (N, H s, W s, C).

    >>> layers.UpSampling2D(2)(np.ones((1, 4, 4, 3))).shape
    TensorShape([1, 8, 8, 3])
    """

    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **kwargs):
        super().__init__(**kwargs)
        self.size = _pair(size, "size")
        self.data_format = data_format or "channels_last"
        self.interpolation = interpolation.lower()
        if self.interpolation not in ("nearest", "bilinear"):
            raise ValueError(
                f"interpolation '{interpolation}' is not here. There are: 'bilinear', 'nearest'")
        self.input_spec = InputSpec(ndim=4)
        self.built = True

    def call(self, inputs):
        last = self.data_format == "channels_last"
        x = inputs.permute(0, 3, 1, 2) if last else inputs
        size = (x.shape[2] * self.size[0], x.shape[3] * self.size[1])
        x = F.interpolate(x, size=size, mode=self.interpolation)
        return x.permute(0, 2, 3, 1) if last else x

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        first = 1 if self.data_format == "channels_last" else 2
        for axis in (0, 1):
            if shape[first + axis] is not None:
                shape[first + axis] *= self.size[axis]
        return tuple(shape)


class UpSampling1D(Layer):
    """Sequences whose every step comes `size` times.

    (N, L, C) -> (N, L size, C).

    >>> layers.UpSampling1D(2)(np.ones((1, 5, 3))).shape
    TensorShape([1, 10, 3])
    """

    def __init__(self, size=2, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.input_spec = InputSpec(ndim=3)
        self.built = True

    def call(self, inputs):
        return inputs.repeat_interleave(self.size, 1)

    def compute_output_shape(self, input_shape):
        length = input_shape[1]
        return (input_shape[0], None if length is None else length * self.size, input_shape[2])


class Resizing(Layer):
    """Images of another size, bilinear or by the nearest pixel.

    (N, H, W, C) -> (N, height, width, C).

    >>> layers.Resizing(4, 6)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 4, 6, 3])
    """

    def __init__(self, height, width, interpolation="bilinear", data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.height, self.width = height, width
        self.interpolation = interpolation.lower()
        if self.interpolation not in ("nearest", "bilinear"):
            raise ValueError(
                f"interpolation '{interpolation}' is not here. There are: 'bilinear', 'nearest'")
        self.data_format = data_format or "channels_last"
        self.built = True

    def call(self, inputs):
        last = self.data_format == "channels_last"
        x = inputs.float()
        x = x.permute(0, 3, 1, 2) if last else x
        mode = "nearest-exact" if self.interpolation == "nearest" else self.interpolation
        x = F.interpolate(x, size=(self.height, self.width), mode=mode)
        return x.permute(0, 2, 3, 1) if last else x

    def compute_output_shape(self, input_shape):
        if self.data_format == "channels_last":
            return (input_shape[0], self.height, self.width, input_shape[3])
        return (*input_shape[:2], self.height, self.width)


class CenterCrop(Layer):
    """The middle of images; of smaller ones the largest part of the same proportions, resized.

    (N, H, W, C) or (H, W, C) -> the same with height and width.

    >>> layers.CenterCrop(4, 6)(np.ones((1, 8, 8, 3))).shape
    TensorShape([1, 4, 6, 3])
    """

    def __init__(self, height, width, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.height, self.width = height, width
        self.data_format = data_format or "channels_last"
        self.built = True

    def _places(self, rank):
        first = rank - 3 if self.data_format == "channels_last" else rank - 2
        return first, first + 1

    def call(self, inputs):
        x = inputs.float()
        rows, columns = self._places(x.dim())
        height, width = x.shape[rows], x.shape[columns]
        if height >= self.height and width >= self.width:
            return self._middle(x, rows, columns, self.height, self.width)
        tall = max(min(height, int(width * self.height / self.width)), 1)
        wide = max(min(width, int(height * self.width / self.height)), 1)
        x = self._middle(x, rows, columns, tall, wide)
        x = x.unsqueeze(0) if inputs.dim() == 3 else x
        x = x.permute(0, 3, 1, 2) if self.data_format == "channels_last" else x
        x = F.interpolate(x, size=(self.height, self.width), mode="bilinear")
        x = x.permute(0, 2, 3, 1) if self.data_format == "channels_last" else x
        return x.squeeze(0) if inputs.dim() == 3 else x

    @staticmethod
    def _middle(x, rows, columns, height, width):
        x = x.narrow(rows, (x.shape[rows] - height) // 2, height)
        return x.narrow(columns, (x.shape[columns] - width) // 2, width)

    def compute_output_shape(self, input_shape):
        shape = list(input_shape)
        rows, columns = self._places(len(shape))
        shape[rows], shape[columns] = self.height, self.width
        return tuple(shape)


# Numbers


class Embedding(Layer):
    """The rows of a table for numbers: (N, L) -> (N, L, output_dim).

    >>> layers.Embedding(10, 3)(np.array([[1, 2, 9]])).shape
    TensorShape([1, 3, 3])
    """

    def __init__(self, input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None,
                 embeddings_constraint=None, mask_zero=False, weights=None, **kwargs):
        # Keras 2 had a length here, which says nothing that the input does not.
        kwargs.pop("input_length", None)
        super().__init__(**kwargs)
        if mask_zero:
            raise ValueError("mask_zero is not here: masks are not part of Convbook's Keras")
        self.input_dim = input_dim
        self.output_dim = output_dim
        self._words_of = (embeddings_initializer, embeddings_regularizer, embeddings_constraint)
        self._first = weights
        self.build()

    def build(self, input_shape=None):
        if not self.built:
            initializer, regularizer, constraint = self._words_of
            self.embeddings = self.add_weight(
                (self.input_dim, self.output_dim), initializer, regularizer=regularizer, constraint=constraint,
                name="embeddings")
            if self._first is not None:
                self.embeddings.assign(_plain(self._first[0] if isinstance(self._first, list) else self._first))
            self.built = True

    def call(self, inputs):
        return F.embedding(inputs.long(), self.embeddings._value)

    def compute_output_shape(self, input_shape):
        return (*input_shape, self.output_dim)


class Rescaling(_Elementwise):
    """scale x + offset: `Rescaling(1 / 255)`.

    >>> layers.Rescaling(0.5, offset=-1.0)(np.array([[2.0, 4.0]])).numpy()
    array([[0., 1.]], dtype=float32)
    """

    def __init__(self, scale, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale
        self.offset = offset
        self.built = True

    def call(self, inputs):
        scale = self.scale if isinstance(self.scale, (int, float)) else _plain(self.scale)
        offset = self.offset if isinstance(self.offset, (int, float)) else _plain(self.offset)
        return inputs.float() * scale + offset


class Lambda(Layer):
    """Any function of tensors as a layer: `Lambda(lambda x: x ** 2)`.

    >>> layers.Lambda(lambda x: x * 2)(np.array([[1.0, 2.0]])).numpy()
    array([[2., 4.]], dtype=float32)
    """

    def __init__(self, function, output_shape=None, mask=None, arguments=None, **kwargs):
        super().__init__(**kwargs)
        self.function = function
        self.arguments = arguments or {}
        self.built = True

    def call(self, inputs, training=None):
        return self.function(_mapped(_tf, inputs), **self.arguments)
