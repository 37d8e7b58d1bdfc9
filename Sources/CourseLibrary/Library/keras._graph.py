"""Symbolic tensors and the graph they leave: what `layer(x)` records where x stands for data to come.

A `KerasTensor` has a shape and a type and no numbers. A call with one leaves a `Node`: the layer, its arguments and its
outputs. A functional model is the nodes between its inputs and its outputs.
"""

import _torch
from keras._values import (
    _auto_name, _dtype, _dtype_name, _no_grad, _operators, _plain, _snake, _state, _Tensor, _tf)


class KerasTensor:
    """A tensor to come: `keras.Input(shape=(28, 28, 1))`, and what layers make of it."""

    def __init__(self, shape, dtype="float32", name=None):
        self.shape = tuple(shape)
        self.dtype = dtype
        self.name = name or _auto_name("keras_tensor")
        self._node = None
        self._place = 0

    @property
    def ndim(self):
        return len(self.shape)

    @property
    def _keras_history(self):
        return (self._node.layer, self._node.layer._inbound_nodes.index(self._node), self._place)

    def __repr__(self):
        return (f"<KerasTensor shape={self.shape}, dtype={self.dtype}, sparse=False, ragged=False, "
                f"name={self.name}>")

    def __getitem__(self, index):
        return _operation("GetItem", lambda x, key: x[key], self, index)

    def __neg__(self):
        return _operation("Negative", lambda x: -x, self)

    def __bool__(self):
        raise TypeError("A symbolic KerasTensor cannot be used as a boolean.")

    def __float__(self):
        raise TypeError("A symbolic KerasTensor has no numbers yet: call the model with data, or predict.")

    def __iter__(self):
        raise TypeError("Iterating over a symbolic KerasTensor is not supported.")

    def __len__(self):
        raise TypeError("A symbolic KerasTensor has no length; see its shape.")

    def numpy(self):
        raise ValueError("A symbolic KerasTensor has no numbers yet: call the model with data, or predict.")

    __hash__ = object.__hash__


_operator_names = {
    "add": "Add", "sub": "Subtract", "mul": "Multiply", "truediv": "TrueDivide", "floordiv": "FloorDivide",
    "mod": "Mod", "pow": "Power", "matmul": "Matmul", "lt": "Less", "le": "LessEqual", "gt": "Greater",
    "ge": "GreaterEqual",
}

_operators(KerasTensor, lambda function, a, b: _operation(_operator_names[function.__name__], function, a, b))


class Node:
    """One call of a layer with symbolic tensors."""

    def __init__(self, layer, args, kwargs, outputs):
        self.layer = layer
        self.args = args
        self.kwargs = kwargs
        self.outputs = _flat(outputs)
        self.inputs = [x for x in _flat((args, kwargs)) if isinstance(x, KerasTensor)]
        for place, output in enumerate(self.outputs):
            output._node = self
            output._place = place
        layer._inbound_nodes.append(self)

    @property
    def parents(self):
        return [x._node for x in self.inputs if x._node is not None]


def _flat(structure):
    """The leaves of nested lists, tuples and dicts; dicts in the order of their keys."""
    if isinstance(structure, (list, tuple)):
        return [leaf for item in structure for leaf in _flat(item)]
    if isinstance(structure, dict):
        return [leaf for key in sorted(structure) for leaf in _flat(structure[key])]
    return [structure]


def _mapped(function, structure):
    """The same lists, tuples and dicts with other leaves."""
    if isinstance(structure, (list, tuple)):
        items = [_mapped(function, item) for item in structure]
        return items if isinstance(structure, list) else tuple(items)
    if isinstance(structure, dict):
        return {key: _mapped(function, item) for key, item in structure.items()}
    return function(structure)


def _is_symbolic(structure):
    if isinstance(structure, KerasTensor):
        return True
    if isinstance(structure, (list, tuple)):
        return any(_is_symbolic(item) for item in structure)
    if isinstance(structure, dict):
        return any(_is_symbolic(item) for item in structure.values())
    return False


def _probe(function, args, kwargs):
    """Symbolic results of a function: it is tried on zeros twice, with two numbers for every None.

    A size that differs between the two trials is None in the result.
    """
    def trial(batch, other):
        def zeros(x):
            if not isinstance(x, KerasTensor):
                return x
            sizes = [size if size is not None else (batch if place == 0 else other)
                     for place, size in enumerate(x.shape)]
            return _tf(_torch.zeros(sizes, dtype=_dtype(x.dtype)))
        with _no_grad():
            outer = _state.training
            _state.training = False
            try:
                return function(*_mapped(zeros, args), **_mapped(zeros, kwargs))
            finally:
                _state.training = outer

    first = trial(2, 16)
    unknown = any(size is None for x in _flat((args, kwargs)) if isinstance(x, KerasTensor) for size in x.shape)
    seconds = iter(_flat(trial(3, 17) if unknown else first))

    def symbol(x):
        other = next(seconds)
        if not isinstance(x, _Tensor):
            return x
        shape = tuple(a if a == b else None for a, b in zip(x.shape, other.shape))
        return KerasTensor(shape, _dtype_name(_plain(x).dtype))
    return _mapped(symbol, first)


class Operation:
    """A function of tensors as a step of a graph: what `x + y` and `keras.ops` leave between layers."""

    built = True
    trainable = True
    variables = weights = trainable_variables = non_trainable_variables = losses = []
    trainable_weights = non_trainable_weights = []

    def __init__(self, kind, function):
        # The class that a summary shows.
        self._kind = kind
        self.name = _auto_name(_snake(kind))
        self._function = function
        self._inbound_nodes = []

    def __call__(self, *args, **kwargs):
        return self._function(*args, **kwargs)

    def count_params(self):
        return 0


def _not_symbolic(function):
    """A function of TensorFlow's, which takes numbers only."""
    def call(*args, name=None, **kwargs):
        if _is_symbolic((args, kwargs)):
            raise ValueError(
                "A KerasTensor cannot be used as input to a TensorFlow function. A KerasTensor is a symbolic "
                "placeholder for a shape and dtype, used when constructing Keras Functional models or Keras Functions. "
                "You can only use it as input to a Keras layer or a Keras operation (from the namespaces "
                "`keras.layers` and `keras.ops`).")
        return function(*args, **kwargs)
    call.__name__ = getattr(function, "__name__", "function")
    call.__doc__ = getattr(function, "__doc__", None)
    return call


def _operation(kind, function, *args, **kwargs):
    """Calls a function, or leaves it as a step of the graph where an argument is symbolic."""
    if not _is_symbolic((args, kwargs)):
        return function(*args, **kwargs)
    operation = Operation(kind, function)
    outputs = _probe(function, args, kwargs)
    Node(operation, args, kwargs, outputs)
    return outputs
