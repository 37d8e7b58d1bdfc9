"""Numbers on their way into Keras's spelling and out of it: tensors, arrays, variables, names.

Whatever a script hands over becomes a tensor of the engine in `_plain`; what Keras gives as a NumPy array leaves
through `_array`, what TensorFlow gives as a tensor through `_tf`.
"""

import _keras
import _torch

_Tensor = _torch.Tensor


class _State:
    """What one program shares: whether it trains now, whose call is running, whether layers have said losses and
    check their inputs, the counters of names, the last activation's logits."""

    def __init__(self):
        self.training = None
        self.scope = ()
        self.has_losses = False
        self.checks = True
        self.logits = None
        self.said = set()
        self.counts = {}


_state = _State()


class _no_grad:
    """Within `with`, operations are not recorded for gradients."""

    def __enter__(self):
        self.before = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)

    def __exit__(self, kind, value, traceback):
        _torch._set_grad_enabled(self.before)


def _plain(x, dtype=None):
    """A tensor of whatever a script hands over: a variable, an array, nested lists, a number."""
    if isinstance(x, _Tensor):
        tensor = _keras._plain(x)
    elif isinstance(x, Variable):
        tensor = x._value
    elif isinstance(x, (list, tuple)):
        tensor = _joined(x)
    else:
        tensor = _torch.as_tensor(x)
    return tensor if dtype is None else tensor.to(dtype)


def _joined(items):
    """A tensor of a list, whose items may be tensors themselves."""
    if any(isinstance(item, (Variable, list, tuple)) or hasattr(item, "shape") for item in items):
        return _torch.stack([_plain(item) for item in items])
    return _torch.tensor(list(items))


def _array(x):
    """What Keras gives as a NumPy array."""
    return _plain(x).detach().numpy()


def _tf(x, wide=False):
    """What TensorFlow gives as a tensor of its own; wide, its integers are int64."""
    return _keras._tf(x, wide)


def _float(x):
    """A Python number as a float32 holds it."""
    return float(x) if isinstance(x, _Tensor) else float(_torch.tensor(float(x)))


_dtypes = {
    "float32": _torch.float32, "float64": _torch.float64, "int64": _torch.int64, "int32": _torch.int64,
    "uint8": _torch.uint8, "bool": _torch.bool, "float": _torch.float32, "int": _torch.int64,
    "double": _torch.float64,
}


def _dtype(dtype):
    """The engine's type of elements for a name or a type; integers are int64 here."""
    if dtype is None or isinstance(dtype, _torch.dtype):
        return dtype
    # A name, or a type of Python's, TensorFlow's or NumPy's.
    name = dtype if isinstance(dtype, str) else getattr(dtype, "name", None) or dtype.__name__
    if name not in _dtypes:
        raise ValueError(f"dtype '{name}' is not here. There are: " + ", ".join(sorted(_dtypes)))
    return _dtypes[name]


def _is_wide(dtype):
    """Whether a type is an integer of 64 bits by name."""
    return dtype is not None and (dtype if isinstance(dtype, str) else getattr(dtype, "name", "")) == "int64"


def _dtype_name(dtype):
    return str(dtype).replace("torch.", "")


def _pair(value, name, count=2, lowest=1):
    """One number for each of `count` axes, from a number or a sequence."""
    numbers = (value,) * count if isinstance(value, int) else tuple(value)
    if len(numbers) != count or not all(isinstance(number, int) for number in numbers):
        raise ValueError(
            f"The `{name}` argument must be a tuple of {count} integers. Received {name}={value}")
    if any(number < lowest for number in numbers):
        wrong = {number for number in numbers if number < lowest}
        raise ValueError(
            f"The `{name}` argument must be a tuple of {count} integers. Received {name}={value}, including values "
            f"{wrong} that do not satisfy `value {'> 0' if lowest else '>= 0'}`")
    return numbers


# Names


def _snake(name):
    """LeakyReLU -> leaky_re_lu"""
    text = ""
    for place, letter in enumerate(name):
        if place > 0 and letter.isupper():
            before, after = name[place - 1], name[place + 1:place + 2]
            if before.islower() or (after.islower() and before != "_"):
                text += "_"
        text += letter
    return text.lower()


def _auto_name(prefix):
    """dense, dense_1, dense_2, …"""
    count = _state.counts.get(prefix, 0)
    _state.counts[prefix] = count + 1
    return prefix if count == 0 else f"{prefix}_{count}"


def _note(key, text):
    """A line on stderr, once in a program."""
    if key not in _state.said:
        import sys
        _state.said.add(key)
        print(text, file=sys.stderr)


def _meant(name, names):
    """Did you mean …? — or nothing."""
    nearest = _keras._nearest(str(name), list(names))
    return f" Did you mean '{nearest}'?" if nearest else ""


def _find(kind, identifier, table, absent=()):
    """The entry of a table of names, in any of Keras's spellings; an error names the nearest."""
    if identifier in table:
        return table[identifier]
    if identifier in absent:
        raise ValueError(f"{kind} '{identifier}' is not here. There are: " + ", ".join(sorted(table)))
    raise ValueError(f"Could not interpret {kind} identifier: {identifier}.{_meant(identifier, table)}")


# Variables


class Variable:
    """A number or array that training changes: a layer's weight, or `tf.Variable`.

        w = tf.Variable([1.0, 2.0])
        w.assign_add([0.5, 0.5])
        layer.kernel.shape, layer.kernel.numpy()
    """

    def __init__(self, initializer, shape=None, dtype=None, trainable=True, name=None, initial_value=None):
        if callable(initializer) and not isinstance(initializer, (_Tensor, Variable)):
            value = _plain(initializer(shape, dtype="float32" if dtype is None else dtype))
        else:
            value = _plain(initializer).detach().clone()
        if dtype is not None:
            value = value.to(_dtype(dtype))
        if value.is_floating_point():
            value = _torch.Parameter(value, trainable)
        self._value = value
        self._trainable = trainable
        # What a layer keeps and no gradient changes, as running statistics, stands behind its weights.
        self._is_state = not trainable
        self.name = name or _auto_name("variable")
        self.path = self.name
        self.regularizer = None
        self.constraint = None

    @property
    def value(self):
        return _tf(self._value)

    @property
    def trainable(self):
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        self._trainable = bool(value)
        if self._value.is_floating_point():
            self._value.requires_grad_(self._trainable)

    @property
    def shape(self):
        return tuple(self._value.shape)

    @property
    def dtype(self):
        return _dtype_name(self._value.dtype)

    @property
    def ndim(self):
        return self._value.ndim

    def _picture(self):
        return self._value

    def numpy(self):
        return _array(self._value.detach().clone())

    def assign(self, value):
        """Replaces the numbers; the shape stays."""
        value = _plain(value)
        if tuple(value.shape) != self.shape:
            raise ValueError(
                "The shape of the target variable and the shape of the target value in `variable.assign(value)` must "
                f"match. variable.shape={self.shape}, Received: value.shape={tuple(value.shape)}. "
                f"Target variable: {self!r}")
        with _no_grad():
            self._value.copy_(value)
        return self

    def assign_add(self, value):
        with _no_grad():
            return self.assign(self._value + _plain(value))

    def assign_sub(self, value):
        with _no_grad():
            return self.assign(self._value - _plain(value))

    def __repr__(self):
        value = str(_array(self._value)) if self._value.ndim else str(self._value.item())
        return f"<Variable path={self.path}, shape={self.shape}, dtype={self.dtype}, value={value}>"

    def __len__(self):
        return len(self._value)

    def __float__(self):
        return float(self._value)

    def __int__(self):
        return int(self._value)

    def __bool__(self):
        return bool(self._value)

    def __getitem__(self, index):
        return _tf(self._value[index])

    def __format__(self, specification):
        return format(self._value.detach(), specification)

    def __neg__(self):
        return _tf(-self._value)

    def __abs__(self):
        return _tf(abs(self._value))

    def __iter__(self):
        return iter(self._value)

    __hash__ = object.__hash__


def _operators(cls, plain):
    """Gives a class Python's binary operators, which work on what `plain` makes of both sides."""
    import operator
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"):
        function = getattr(operator, name)
        setattr(cls, f"__{name}__", lambda self, other, function=function: plain(function, self, other))
        setattr(cls, f"__r{name}__", lambda self, other, function=function: plain(function, other, self))
    for name in ("lt", "le", "gt", "ge"):
        function = getattr(operator, name)
        setattr(cls, f"__{name}__", lambda self, other, function=function: plain(function, self, other))


def _number(x):
    """What an operator works on: a tensor, or a plain number as it is."""
    return x if isinstance(x, (int, float)) else _plain(x)


def _of_values(function, a, b):
    from keras._graph import KerasTensor
    if isinstance(a, KerasTensor) or isinstance(b, KerasTensor):
        return NotImplemented
    return _tf(function(_number(a), _number(b)))


_operators(Variable, _of_values)


def _document(namespace, lines):
    """Gives functions that were made by others their call and their sentence: a line `name(parameters): sentence` each."""
    for line in lines.strip().splitlines():
        name, _, rest = line.strip().partition("(")
        parameters, _, sentence = rest.partition("): ")
        function = namespace[name]
        # Of several names for one function it keeps the first.
        if not hasattr(function, "__text_signature__"):
            function.__name__ = name
            function.__text_signature__ = f"({parameters})"
            function.__doc__ = sentence
