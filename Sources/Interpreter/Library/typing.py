"""Names for annotations. They can be written, combined and shown; nothing is checked by them.

`Optional[int]` and its like are forms with arguments. Where a class stands behind one (`list` behind `List`), calling
the form with its arguments calls the class, and deriving from it derives from the class.
"""

import collections as _collections
from _source import define as _define
from abc import ABCMeta as _ABCMeta
from operator import itemgetter as _itemgetter

TYPE_CHECKING = False


def _shown(argument):
    """An argument as a form shows it: a class by its name."""
    if isinstance(argument, type):
        if argument.__module__ == "builtins":
            return argument.__qualname__
        return f"{argument.__module__}.{argument.__qualname__}"
    if argument is ...:
        return "..."
    if isinstance(argument, list):
        return "[" + ", ".join(map(_shown, argument)) + "]"
    return repr(argument)


class ForwardRef:
    """A name that is not there yet."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and other.__forward_arg__ == self.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _argument(value):
    if value is None:
        return type(None)
    if isinstance(value, str):
        return ForwardRef(value)
    return value


def _arguments(given):
    return tuple(map(_argument, given if isinstance(given, tuple) else (given,)))


def _type_variables(arguments):
    found = []
    for argument in arguments:
        parts = argument if isinstance(argument, list) else [argument]
        for part in parts:
            inner = (part,) if isinstance(part, TypeVar) else getattr(part, "__parameters__", ())
            for variable in inner if isinstance(inner, tuple) else ():
                if variable not in found:
                    found.append(variable)
    return tuple(found)


class _Combinable:
    """What `|` makes a union of."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class TypeVar(_Combinable):
    """A variable for types."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec(TypeVar):
    """A variable for the parameters of a function."""

    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class _Alias(_Combinable):
    """A form with its arguments: `List[int]`."""

    def __init__(self, form, origin, arguments, name):
        self._form = form
        self.__origin__ = origin
        self.__args__ = arguments
        self._name = name
        self.__parameters__ = _type_variables(arguments)

    def __repr__(self):
        arguments = ", ".join(map(_shown, self.__args__)) or "()"
        return f"{self._name}[{arguments}]"

    def __eq__(self, other):
        return isinstance(other, _Alias) and other._name == self._name and other.__args__ == self.__args__

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __getitem__(self, given):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        given = _arguments(given)
        if len(given) != len(self.__parameters__):
            word = "many" if len(given) > len(self.__parameters__) else "few"
            raise TypeError(
                f"Too {word} arguments for {self!r}; actual {len(given)}, expected {len(self.__parameters__)}")
        places = dict(zip(self.__parameters__, given))

        def replaced(argument):
            if isinstance(argument, TypeVar):
                return places.get(argument, argument)
            variables = getattr(argument, "__parameters__", ())
            return argument[tuple(places[v] for v in variables)] if variables else argument

        arguments = tuple(map(replaced, self.__args__))
        return self._form[arguments] if self._form else _Alias(None, self.__origin__, arguments, self._name)

    def __call__(self, *arguments, **keywords):
        if self._form:
            return self._form(*arguments, **keywords)
        return self.__origin__(*arguments, **keywords)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic and any(
                isinstance(base, _Alias) and base.__origin__ is not Generic and issubclass(base.__origin__, Generic)
                for base in bases):
            return ()
        return (self.__origin__,)


class _Form(_Combinable):
    """A name that takes arguments in brackets: `Optional`, `List`."""

    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, given):
        return _Alias(self, self.__origin__ or self, _arguments(given), repr(self))

    def __call__(self, *arguments, **keywords):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        raise TypeError(
            f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    @property
    def __name__(self):
        return self._name


class _UnionForm(_Form):
    def __getitem__(self, given):
        members = []
        for argument in _arguments(given):
            inner = [argument]
            if isinstance(argument, _Alias) and argument.__origin__ is Union:
                inner = argument.__args__
            elif type(argument).__name__ == "UnionType":
                inner = argument.__args__
            for member in inner:
                if member not in members:
                    members.append(member)
        if not members:
            raise TypeError("Cannot take a Union of no types.")
        return members[0] if len(members) == 1 else _UnionAlias(self, self, tuple(members), repr(self))


class _UnionAlias(_Alias):
    def __repr__(self):
        others = [member for member in self.__args__ if member is not type(None)]
        if len(others) == 1 and len(self.__args__) == 2:
            return f"typing.Optional[{_shown(others[0])}]"
        return super().__repr__()

    def __eq__(self, other):
        return isinstance(other, _UnionAlias) and set(other.__args__) == set(self.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))


class _OptionalForm(_Form):
    def __getitem__(self, given):
        if isinstance(given, tuple):
            raise TypeError(f"typing.Optional requires a single type. Got {given!r}.")
        return Union[given, None]


class _LiteralForm(_Form):
    def __getitem__(self, given):
        values = []
        for value in given if isinstance(given, tuple) else (given,):
            inner = value.__args__ if isinstance(value, _LiteralAlias) else (value,)
            values += [v for v in inner if not any(v == w and type(v) is type(w) for w in values)]
        return _LiteralAlias(self, self, tuple(values), repr(self))


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _CallableForm(_Form):
    def __getitem__(self, given):
        if not isinstance(given, tuple) or len(given) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = given
        if isinstance(parameters, list):
            parameters = list(map(_argument, parameters))
        elif parameters is not ... and not isinstance(parameters, ParamSpec):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {parameters!r}")
        return _CallableAlias(self, self, (parameters, _argument(result)), repr(self))


class _CallableAlias(_Alias):
    pass


class _AnnotatedForm(_Form):
    def __getitem__(self, given):
        if not isinstance(given, tuple) or len(given) < 2:
            raise TypeError(
                "Annotated[...] should be used with at least two arguments (a type and an annotation).")
        alias = _Alias(None, given[0], (_argument(given[0]),) + given[1:], repr(self))
        alias.__metadata__ = given[1:]
        return alias


Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
Literal = _LiteralForm("Literal")
Callable = _CallableForm("Callable")
Annotated = _AnnotatedForm("Annotated")

NoReturn, Never, Self, LiteralString, TypeAlias, Final, ClassVar, Required, NotRequired, Concatenate, TypeGuard, Unpack = map(
    _Form, [
        "NoReturn", "Never", "Self", "LiteralString", "TypeAlias", "Final", "ClassVar", "Required", "NotRequired",
        "Concatenate", "TypeGuard", "Unpack"])

List, Dict, Tuple, Set, FrozenSet, Type, Deque, DefaultDict, OrderedDict, Counter = (
    _Form(name, origin) for name, origin in [
        ("List", list), ("Dict", dict), ("Tuple", tuple), ("Set", set), ("FrozenSet", frozenset), ("Type", type),
        ("Deque", _collections.deque), ("DefaultDict", _collections.defaultdict),
        ("OrderedDict", _collections.OrderedDict), ("Counter", _collections.Counter)])

(
    Iterable, Iterator, Sequence, MutableSequence, Mapping, MutableMapping, Collection, Container, Generator,
    Reversible, AbstractSet, MutableSet, KeysView, ValuesView, ItemsView, ContextManager, Hashable, Sized,
    SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs, SupportsRound, IO, TextIO, Pattern, Match,
    ChainMap, ByteString, Awaitable, Coroutine, AsyncIterator, AsyncIterable,
) = map(_Form, [
    "Iterable", "Iterator", "Sequence", "MutableSequence", "Mapping", "MutableMapping", "Collection", "Container",
    "Generator", "Reversible", "AbstractSet", "MutableSet", "KeysView", "ValuesView", "ItemsView",
    "ContextManager", "Hashable", "Sized", "SupportsInt", "SupportsFloat", "SupportsIndex", "SupportsAbs",
    "SupportsRound", "IO", "TextIO", "Pattern", "Match", "ChainMap", "ByteString", "Awaitable", "Coroutine",
    "AsyncIterator", "AsyncIterable",
])

Text = str
AnyStr = TypeVar("AnyStr")


class _AnyForm(_Form):
    def __call__(self, *arguments, **keywords):
        raise TypeError("Any cannot be instantiated")


Any = _AnyForm("Any", object)


# Classes with type variables


class Generic:
    """A class with type variables: `class Stack(Generic[T])`."""

    __slots__ = ()

    def __class_getitem__(cls, given):
        arguments = _arguments(given)
        name = "typing.Generic" if cls is Generic else f"{cls.__module__}.{cls.__qualname__}"
        if cls is Generic and not all(isinstance(argument, TypeVar) for argument in arguments):
            raise TypeError("Parameters to Generic[...] must all be type variables or parameter specification variables.")
        return _Alias(None, cls, arguments, name)


class Protocol(metaclass=_ABCMeta):
    """What a class must have to be taken for one of another kind."""

    __slots__ = ()
    _is_runtime_protocol = False

    def __class_getitem__(cls, given):
        name = "typing.Protocol" if cls is Protocol else f"{cls.__module__}.{cls.__qualname__}"
        return _Alias(None, cls, _arguments(given), name)

    @classmethod
    def __subclasshook__(cls, other):
        if not cls.__dict__.get("_is_protocol"):
            return NotImplemented
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all(hasattr(other, name) for name in cls._protocol_names)

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if Protocol in cls.__bases__:
            cls._is_protocol = True
            own = [name for name in cls.__dict__ if not name.startswith("__") and name not in _OF_PROTOCOLS]
            own += [name for name in ("__call__", "__iter__", "__len__", "__getitem__") if name in cls.__dict__]
            own += cls.__dict__.get("__annotations__", {})
            inherited = [name for base in cls.__bases__ for name in getattr(base, "_protocol_names", ())]
            cls._protocol_names = inherited + own


_OF_PROTOCOLS = ("_is_protocol", "_is_runtime_protocol", "_protocol_names", "_registered_")


def runtime_checkable(cls):
    """Lets isinstance look for the names of a protocol."""
    if not cls.__dict__.get("_is_protocol"):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    return cls


# Tuples and dicts with annotated fields


class _NamedTuple(tuple):
    __slots__ = ()

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if _NamedTuple not in cls.__bases__:
            return
        types = cls.__dict__.get("__annotations__", {})
        fields = tuple(types)
        defaults = {}
        for name in fields:
            if name.startswith("_"):
                raise ValueError(f"Field names cannot start with an underscore: {name!r}")
            if name in cls.__dict__:
                defaults[name] = cls.__dict__[name]
            elif defaults:
                names = list(defaults)
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field"
                    f"{'s' if len(names) > 1 else ''} {', '.join(names)}")
        parameters = "".join(f", {name}=_default_{name}" if name in defaults else f", {name}" for name in fields)
        text = (
            f"def create(_make, {', '.join('_default_' + name for name in defaults)}):\n"
            f" def __new__(_cls{parameters}):\n"
            f"  return _make(_cls, ({''.join(name + ', ' for name in fields)}))\n"
            f" return __new__\n")
        make = _define(text, "create")(tuple.__new__, *defaults.values())
        make.__qualname__ = f"{cls.__name__}.__new__"
        cls.__new__ = staticmethod(make)
        for place, name in enumerate(fields):
            setattr(cls, name, property(_itemgetter(place)))
        cls._fields = cls.__match_args__ = fields
        cls._field_defaults = defaults

    @classmethod
    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes):
        made = self._make(changes.pop(name, value) for name, value in zip(self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"{self.__class__.__name__}({shown})"

    def __getnewargs__(self):
        return tuple(self)


class _TypedDict(dict):
    def __new__(cls, *arguments, **keywords):
        return dict(*arguments, **keywords)

    def __init_subclass__(cls, total=True, **keywords):
        super().__init_subclass__(**keywords)
        cls.__total__ = total


class _ClassMaker:
    """What makes classes when derived from or called, but is none itself."""

    def __init__(self, name, base):
        self.__name__ = name
        self._base = base

    def __mro_entries__(self, bases):
        return (self._base,)

    def __call__(self, typename, fields=(), /, **keywords):
        fields = dict(fields)
        fields.update(keywords)
        return type(typename, (self._base,), {"__annotations__": fields})

    def __repr__(self):
        return f"<function {self.__name__}>"


NamedTuple = _ClassMaker("NamedTuple", _NamedTuple)
TypedDict = _ClassMaker("TypedDict", _TypedDict)


class NewType(_Combinable):
    """A name for a type, to be told apart from it by a checker."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, value):
        return value

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


# Functions


def cast(typ, val):
    """The value as it is."""
    return val


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """Announces one of several ways to call a function."""
    return _overload_dummy


def final(f):
    """Says that something must not be overridden."""
    f.__final__ = True
    return f


def no_type_check(arg):
    """Leaves the annotations of something unchecked."""
    return arg


override = no_type_check


def assert_never(arg, /):
    """Marks a place that is never reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    """The value as it is."""
    return val


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, or of a class and those it inherits from."""
    if not isinstance(obj, type):
        return {name: _argument(hint) for name, hint in getattr(obj, "__annotations__", {}).items()}
    hints = {}
    for cls in reversed(obj.__mro__):
        for name, hint in cls.__dict__.get("__annotations__", {}).items():
            hints[name] = _argument(hint)
    return hints


def get_origin(tp):
    """What stands before the brackets."""
    if isinstance(tp, _CallableAlias):
        from collections.abc import Callable as plain
        return plain
    return getattr(tp, "__origin__", None) if not isinstance(tp, _Form) or tp.__origin__ else None


def get_args(tp):
    """What stands in the brackets."""
    return getattr(tp, "__args__", ())
