"""The base of all layers.

A layer is made with its settings, makes its weights in `build`, when the shape of its input is known, and computes in
`call`. Calling it with a symbolic tensor leaves a step of a graph instead.
"""

import _keras
import keras.constraints as constraints
import keras.initializers as initializers
import keras.regularizers as regularizers
from keras._graph import KerasTensor, Node, _flat, _is_symbolic, _mapped, _probe
from keras._values import _auto_name, _dtype, _meant, _plain, _snake, _state, _Tensor, _tf, Variable


class InputSpec:
    """What a layer's input must be: `ndim`, `min_ndim`, sizes of `axes`."""

    def __init__(self, dtype=None, shape=None, ndim=None, max_ndim=None, min_ndim=None, axes=None):
        self.dtype = dtype
        self.shape = shape
        self.ndim = len(shape) if shape is not None else ndim
        self.max_ndim = max_ndim
        self.min_ndim = min_ndim
        self.axes = axes or {}

    def __repr__(self):
        words = ("dtype", "shape", "ndim", "max_ndim", "min_ndim", "axes")
        return f"InputSpec({', '.join(f'{w}={getattr(self, w)}' for w in words if getattr(self, w))})"

    def check(self, shape, name):
        """Raises where a shape does not fit."""
        shape = tuple(shape)
        front = f"Input 0 with name 'None' of layer '{name}' is incompatible with the layer: "
        rank = len(shape)
        if self.ndim is not None and rank != self.ndim:
            raise ValueError(front + f"expected ndim={self.ndim}, found ndim={rank}. Full shape received: {shape}")
        if self.max_ndim is not None and rank > self.max_ndim:
            raise ValueError(front + f"expected max_ndim={self.max_ndim}, found ndim={rank}")
        if self.min_ndim is not None and rank < self.min_ndim:
            raise ValueError(
                front + f"expected min_ndim={self.min_ndim}, found ndim={rank}. Full shape received: {shape}")
        for axis, size in self.axes.items():
            if size is not None and shape[axis] not in (size, None):
                raise ValueError(
                    front + f"expected axis {axis} of input shape to have value {size}, but received input with "
                    f"shape {shape}")


_kinds_of_words = {"initializer": initializers, "regularizer": regularizers, "constraint": constraints}
_layer_words = ("activity_regularizer", "trainable", "dtype", "autocast", "name", "input_shape")


class Layer:
    """A step of a model: settings in `__init__`, weights in `build`, numbers in `call`.

        class Scale(keras.layers.Layer):
            def build(self, input_shape):
                self.scale = self.add_weight(shape=(input_shape[-1],), initializer="ones")
            def call(self, inputs):
                return inputs * self.scale
    """

    def __new__(cls, *args, **kwargs):
        layer = super().__new__(cls)
        place = object.__setattr__
        place(layer, "_made_with", (args, kwargs))
        place(layer, "_own_variables", [])
        place(layer, "_inbound_nodes", [])
        place(layer, "_ready", False)
        return layer

    def __init__(self, *, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs):
        shape = kwargs.pop("input_shape", None)
        if "input_dim" in kwargs:
            shape = (kwargs.pop("input_dim"),)
        if "batch_input_shape" in kwargs:
            shape = tuple(kwargs.pop("batch_input_shape"))[1:]
        if kwargs:
            raise ValueError(
                f"Unrecognized keyword arguments passed to {type(self).__name__}: {kwargs}."
                + _meant(next(iter(kwargs)), self._words()))
        for word, value in self._made_with[1].items():
            kind = _kinds_of_words.get(word[word.rfind("_") + 1:])
            if kind is not None and "_" in word:
                kind.get(value)
        self._ready = True
        self.name = _auto_name(_snake(type(self).__name__)) if name is None else str(name)
        self.built = False
        self.input_spec = None
        self._trainable = trainable
        self._dtype = dtype or "float32"
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self._input_shape_arg = None if shape is None else tuple([shape] if isinstance(shape, int) else shape)
        self._call_losses = []

    @classmethod
    def _words(cls):
        """The names of all settings."""
        names = []
        for base in cls.__mro__:
            if base is not Layer and "__init__" in base.__dict__:
                names += _keras._parameters(base.__init__)[0][1:]
        return names + [word for word in _layer_words if word not in names]

    def __setattr__(self, name, value):
        if isinstance(value, Variable):
            self._track(value)
        object.__setattr__(self, name, value)

    def _track(self, variable):
        if not any(variable is own for own in self._own_variables):
            self._own_variables.append(variable)
            own = self.__dict__.get("name", _snake(type(self).__name__))
            scope = _state.scope if _state.scope[-1:] != (own,) else _state.scope[:-1]
            variable.path = "/".join((*scope, own, variable.name))

    # Weights

    def build(self, input_shape):
        """Makes the weights for inputs of a shape; a layer without weights leaves it out."""

    def add_weight(self, shape=None, initializer=None, dtype=None, trainable=True, autocast=True, regularizer=None,
                   constraint=None, aggregation="none", overwrite_with_gradient=False, name=None):
        """A new weight: a `Variable` that training changes where `trainable`."""
        self._check_ready()
        shape = () if shape is None else (shape,) if isinstance(shape, int) else tuple(shape)
        if any(size is None for size in shape):
            raise ValueError(
                f"The shape {shape} of weight '{name}' of layer '{self.name}' is not known: all sizes but the batch's "
                "must be given.")
        if initializer is None:
            initializer = "glorot_uniform" if "float" in (dtype or self._dtype) else "zeros"
        variable = Variable(
            initializers.get(initializer), shape, dtype or self._dtype, trainable, name or "variable")
        variable.regularizer = regularizers.get(regularizer)
        variable.constraint = constraints.get(constraint)
        self._track(variable)
        if not self._trainable:
            variable.trainable = False
        return variable

    def _check_ready(self):
        if not self._ready:
            raise RuntimeError(
                f"In layer {type(self).__name__}, you forgot to call `super().__init__()` as the first statement in "
                "the `__init__()` method. Go add it!")

    @property
    def _layers(self):
        """The layers among the attributes, and in lists and dicts there."""
        found = []
        for name, value in self.__dict__.items():
            if isinstance(value, Layer):
                found.append(value)
            elif isinstance(value, (list, tuple, dict)) and name not in _not_layers:
                found += [item for item in _flat(value) if isinstance(item, Layer)]
        return _once(found)

    @property
    def weights(self):
        """All variables: those that are trained first, then those of the layers inside."""
        own = self._own_variables
        ordered = [v for v in own if not v._is_state] + [v for v in own if v._is_state]
        for layer in self._layers:
            ordered += layer.weights
        return _once(ordered)

    @property
    def variables(self):
        return self.weights

    @property
    def trainable_weights(self):
        return [v for v in self.weights if v.trainable] if self.trainable else []

    @property
    def non_trainable_weights(self):
        return [v for v in self.weights if not v.trainable] if self.trainable else self.weights

    @property
    def trainable_variables(self):
        return self.trainable_weights

    @property
    def non_trainable_variables(self):
        return self.non_trainable_weights

    @property
    def trainable(self):
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        """Freezes or frees all weights, those of layers inside too; compile a model anew afterwards."""
        object.__setattr__(self, "_trainable", bool(value))
        for variable in self._own_variables:
            if not variable._is_state:
                variable.trainable = value
        for layer in self._layers:
            layer.trainable = value

    def get_weights(self, layout="keras"):
        """The numbers of all weights, as a list of arrays; layout="torch" gives kernels as PyTorch keeps them."""
        weights = [v.numpy() for v in self.weights]
        if layout == "keras":
            return weights
        if layout != "torch":
            raise ValueError(f"get_weights: layout must be \"keras\" or \"torch\", got {layout!r}")
        # (K, L, C, O) is (O, C, K, L) there, and (features, outputs) is (outputs, features).
        return [w.transpose(w.ndim - 1, w.ndim - 2, *range(w.ndim - 2)) if w.ndim > 1 else w for w in weights]

    def set_weights(self, weights):
        """Replaces the numbers of all weights by those of a list of arrays."""
        own = self.weights
        if len(own) != len(weights):
            raise ValueError(
                f"You called `set_weights(weights)` on layer '{self.name}' with a weight list of length "
                f"{len(weights)}, but the layer was expecting {len(own)} weights.")
        for variable, value in zip(own, weights):
            value = _plain(value)
            if tuple(value.shape) != variable.shape:
                raise ValueError(
                    f"Layer {self.name} weight shape {variable.shape} is not compatible with provided weight shape "
                    f"{tuple(value.shape)}.")
            variable.assign(value)

    def count_params(self):
        """How many numbers the weights hold."""
        if not self.built:
            raise ValueError(
                f"You tried to call `count_params` on layer '{self.name}', but the layer isn't built. You can build it "
                f"manually via: `layer.build(input_shape)`.")
        return sum(_count(v.shape) for v in self.weights)

    # Losses beside the model's

    def add_loss(self, loss):
        """A number for the step's loss, said in `call`."""
        self._call_losses += loss if isinstance(loss, (list, tuple)) else [loss]
        _state.has_losses = True

    @property
    def losses(self):
        """What was said with `add_loss` in the last call, and the penalties of regularized weights."""
        return self._gathered_losses(set())

    def _gathered_losses(self, seen):
        found = list(self._call_losses)
        for layer in self._layers:
            if id(layer) not in seen:
                seen.add(id(layer))
                found += layer._gathered_losses(seen)
        for variable in self._own_variables:
            if variable.regularizer is not None and variable.trainable and id(variable) not in seen:
                seen.add(id(variable))
                found.append(_plain(variable.regularizer(_tf(variable._value))))
        return found

    def _forget_losses(self):
        if self._call_losses:
            self._call_losses = []
        for layer in self._layers:
            layer._forget_losses()

    # Calling

    def call(self, *args, **kwargs):
        raise NotImplementedError(f"Layer {type(self).__name__} does not have a `call` method implemented.")

    def __call__(self, *args, **kwargs):
        if not self._ready:
            self._check_ready()
        if "training" in kwargs and kwargs["training"] is None:
            kwargs.pop("training")
        if _is_symbolic((args, kwargs)):
            return self._called_symbolically(args, kwargs)
        args = self._converted(args)
        for leaf in _flat(args):
            if isinstance(leaf, (int, float, str)):
                raise ValueError(
                    "Only input tensors may be passed as positional arguments. The following argument value should be "
                    f"passed as a keyword argument: {leaf} (of type {type(leaf)})")
        try:
            if not self.built:
                self._build_for(args, kwargs)
            if self.input_spec is not None:
                self._check_input(args[0] if args else next(iter(kwargs.values())))
            return self._run(args, kwargs)
        except (ValueError, RuntimeError) as error:
            if not _state.scope and _state.checks:
                # The outermost model says which layer it was, the sizes that led there and what would fit.
                import convbook.misfit
                convbook.misfit.note_keras(self, args, error)
            raise

    def _run(self, args, kwargs):
        """`call` with numbers, told whether this is training."""
        takes = type(self)._takes_training
        if takes is None:
            names, open_ = _keras._parameters(self.call)
            takes = "training" in names or (open_ and isinstance(self, _model_class()))
            type(self)._takes_training = takes
        outer, scope = _state.training, _state.scope
        if not scope and _state.has_losses:
            self._forget_losses()
        _state.scope = (*scope, self.name)
        if "training" in kwargs:
            _state.training = kwargs["training"]
            if not takes:
                kwargs = {key: value for key, value in kwargs.items() if key != "training"}
        elif takes and outer is not None:
            kwargs = {**kwargs, "training": outer}
        try:
            outputs = self.call(*args, **kwargs)
        finally:
            _state.training, _state.scope = outer, scope
        outputs = _tf(outputs) if isinstance(outputs, _Tensor) else _mapped(_tf, outputs)
        if self.activity_regularizer is not None:
            for output in _flat(outputs):
                self.add_loss(_plain(self.activity_regularizer(output)) / output.shape[0])
        return outputs

    _takes_training = None
    _takes_plain = True

    def __init_subclass__(cls):
        cls._takes_training = None
        # The library's own layers compute with the engine's tensors, a script's with TensorFlow's.
        cls._takes_plain = cls.__module__.startswith("keras")

    def _converted(self, args):
        """Arrays and lists as tensors, and all floats in the layer's type."""
        if len(args) == 1 and isinstance(args[0], _Tensor) and self._dtype == "float32":
            x = _keras._input(args[0])
            return (x,) if self._takes_plain else (_tf(x),)
        return tuple(_mapped(self._cast, _as_leaves(arg)) if _is_data(arg) else arg for arg in args)

    def _cast(self, x):
        if not _is_data(x):
            return x
        wide = not isinstance(x, _Tensor) and "int64" in str(getattr(x, "dtype", ""))
        x = _plain(x)
        wanted = _dtype(self._dtype)
        x = x.to(wanted) if x.is_floating_point() and x.dtype != wanted else x
        return x if self._takes_plain else _tf(x, wide)

    def _build_for(self, args, kwargs):
        shapes = [_shape_of(arg) for arg in args if _is_data(arg) or isinstance(arg, (list, tuple, dict))]
        if not shapes:
            shapes = [_shape_of(arg) for arg in kwargs.values() if _is_data(arg)]
        names, open_ = _keras._parameters(self.build)
        self._built_for = shapes[0] if len(shapes) == 1 else shapes
        self.build(*(shapes if len(names) > 1 or open_ else shapes[:1]))
        self.built = True

    def _check_input(self, x):
        specs = self.input_spec
        if isinstance(specs, (list, tuple)) or not _state.checks:
            return
        if isinstance(x, (list, tuple)):
            x = x[0]
        specs.check(x.shape, self.name)

    def _called_symbolically(self, args, kwargs):
        if self.input_spec is not None and args:
            self._check_input(args[0])
        if not self.built:
            self._build_for(args, kwargs)
        shapes = _shape_of(args[0]) if args else None
        declared = self.compute_output_shape
        if type(self).compute_output_shape is Layer.compute_output_shape:
            outputs = _probe(lambda *a, **k: self._run(self._converted(a), k), args, kwargs)
            self._forget_losses()
        else:
            shape = declared(shapes)
            if isinstance(shape, list) or (isinstance(shape, tuple) and shape and isinstance(shape[0], (tuple, list))):
                outputs = [KerasTensor(tuple(each)) for each in shape]
            else:
                outputs = KerasTensor(tuple(shape), self._output_dtype())
        Node(self, args, kwargs, outputs)
        return outputs

    def _output_dtype(self):
        return "float32"

    def compute_output_shape(self, input_shape):
        """The shape of the output for a shape of the input, None standing for what is open."""
        if not self.built:
            self.build(input_shape)
            self.built = True
        symbols = KerasTensor(input_shape) if _is_shape(input_shape) else [KerasTensor(s) for s in input_shape]
        outputs = _probe(lambda *a: self._run(self._converted(a), {}), (symbols,), {})
        return outputs.shape if isinstance(outputs, KerasTensor) else [x.shape for x in outputs]

    # The graph

    def _node(self, what):
        if not self._inbound_nodes:
            raise AttributeError(f"The layer {self.name} has never been called and thus has no defined {what}.")
        return self._inbound_nodes[0]

    @property
    def input(self):
        inputs = self._node("input").inputs
        return inputs[0] if len(inputs) == 1 else inputs

    @property
    def output(self):
        outputs = self._node("output").outputs
        return outputs[0] if len(outputs) == 1 else outputs

    # Settings

    def get_config(self):
        """The settings that the layer was made with."""
        args, kwargs = self._made_with
        names, open_ = _keras._parameters(type(self).__init__)
        given = {**dict(zip(names[1:], args)), **kwargs}
        config = {"name": self.name}
        if open_:
            config |= {"trainable": self.trainable, "dtype": self._dtype}
        for name in names[1:]:
            value = self.__dict__.get(name)
            if name in given:
                config[name] = given[name]
            elif name == "activation" and value is not None:
                config[name] = value.__name__
            elif name in self.__dict__ and isinstance(value, (int, float, str, tuple, type(None))):
                config[name] = value
        return config | given

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    @property
    def dtype(self):
        return self._dtype

    @property
    def path(self):
        return self.name

    def __repr__(self):
        return f"<{type(self).__name__} name={self.name}, built={self.built}>"


def _model_class():
    from keras._models import Model
    return Model


_not_layers = ("_made_with", "_built_for", "_own_variables", "_inbound_nodes", "_call_losses")


def _once(items):
    """The items without repetition, in their order."""
    seen, kept = set(), []
    for item in items:
        if id(item) not in seen:
            seen.add(id(item))
            kept.append(item)
    return kept


def _count(shape):
    count = 1
    for size in shape:
        count *= size
    return count


def _is_data(x):
    """Whether an argument of a call is a tensor, or becomes one."""
    if isinstance(x, (_Tensor, KerasTensor, Variable, float)):
        return True
    if isinstance(x, (list, tuple)):
        return len(x) > 0 and all(
            isinstance(item, (list, tuple, int, float, Variable)) or hasattr(item, "shape") for item in x)
    return not isinstance(x, (bool, int, str, dict, type(None))) and hasattr(x, "shape")


def _as_leaves(arg):
    """Nested lists of numbers as one tensor; lists of tensors stay lists."""
    if isinstance(arg, (list, tuple)) and not any(hasattr(x, "shape") for x in _flat(arg)):
        return _plain(arg)
    return arg


def _is_shape(shape):
    return all(size is None or isinstance(size, int) for size in shape)


def _shape_of(x):
    """The shape of a tensor; a list of shapes for a list of tensors."""
    if isinstance(x, dict):
        return {key: _shape_of(item) for key, item in x.items()}
    if isinstance(x, (list, tuple)):
        return [_shape_of(item) for item in x]
    return tuple(x.shape)
