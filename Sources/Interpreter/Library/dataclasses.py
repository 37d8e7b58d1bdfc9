"""Classes made of their fields.

A field is an annotated name in a class body. From the fields come the methods: their text is written out, as if by
hand, and compiled, so that `__init__` has real parameters with real defaults. All methods of a class are compiled
at once, inside a function whose parameters are the values they need (defaults, types).
"""

from _source import define as _define, read_only as _read_only

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    """Assignment to a field of a frozen class."""


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class InitVar:
    """The annotation of a parameter of `__init__` that is handed to `__post_init__` and not kept."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _read_only({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
            f"hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
            f"kw_only={self.kw_only!r},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    @property
    def has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return "_DataclassParams(" + ",".join(
            f"{name}={getattr(self, name)!r}" for name in self.__slots__) + ")"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING
):
    """Says more of a field than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# Writing methods


class _Methods:
    """The text of the methods of one class, and the values that stand in it."""

    def __init__(self):
        self.lines = []
        self.names = []
        self.values = {}

    def add(self, name, parameters, body):
        self.names.append(name)
        self.lines.append(f" def {name}({', '.join(parameters)}):")
        self.lines += ["  " + line for line in body]

    def compiled(self, cls):
        """The methods by name."""
        if not self.names:
            return {}
        text = f"def create({', '.join(self.values)}):\n" + "\n".join(self.lines)
        text += f"\n return ({', '.join(self.names)},)\n"
        methods = dict(zip(self.names, _define(text, "create")(**self.values)))
        for name, method in methods.items():
            method.__qualname__ = f"{cls.__qualname__}.{name}"
        return methods


def _tuple_text(owner, fields):
    return "(" + "".join(f"{owner}.{f.name}," for f in fields) + ")"


def _add_init(methods, cls, fields, frozen, slots):
    """`__init__`: a parameter for each field, and an assignment."""
    positional = [f for f in fields if f.init and not f.kw_only]
    keyword_only = [f for f in fields if f.init and f.kw_only]
    had_default = False
    for f in positional:
        if f.has_default:
            had_default = True
        elif had_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")

    me = "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"
    values = methods.values
    values.update(
        MISSING=MISSING, _HAS_DEFAULT_FACTORY=_HAS_DEFAULT_FACTORY, __dataclass_builtins_object__=object)

    def parameter(f):
        values[f"_type_{f.name}"] = f.type
        default = ""
        if f.default is not MISSING:
            default = f"=_dflt_{f.name}"
        elif f.default_factory is not MISSING:
            default = "=_HAS_DEFAULT_FACTORY"
        return f"{f.name}:_type_{f.name}{default}"

    body = []
    for f in fields:
        default = f"_dflt_{f.name}"
        if f.default_factory is not MISSING:
            values[default] = f.default_factory
            value = f"{default}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}" if f.init else f"{default}()"
        elif f.init:
            values[default] = f.default
            value = f.name
        elif slots and f.default is not MISSING:
            values[default] = f.default
            value = default
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_builtins_object__.__setattr__({me},{f.name!r},{value})")
        else:
            body.append(f"{me}.{f.name}={value}")
    if hasattr(cls, "__post_init__"):
        given = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{me}.__post_init__({given})")
    parameters = [me] + [parameter(f) for f in positional]
    if keyword_only:
        parameters += ["*"] + [parameter(f) for f in keyword_only]
    methods.add("__init__", parameters, body or ["pass"])
    return positional, keyword_only


def _add_frozen(methods, cls, fields):
    methods.values.update(cls=cls, FrozenInstanceError=FrozenInstanceError)
    names = "(" + "".join(f"{f.name!r}," for f in fields) + ")"
    for method, parameters, arguments, verb in (
        ("__setattr__", ["self", "name", "value"], "name, value", "assign to"),
        ("__delattr__", ["self", "name"], "name", "delete"),
    ):
        methods.add(method, parameters, [
            f"if type(self) is cls or name in {names}:",
            f" raise FrozenInstanceError(f'cannot {verb} field {{name!r}}')",
            f"super(cls, self).{method}({arguments})",
        ])


_being_shown = set()


def _shown_once(method):
    """A `__repr__` that writes dots for an object within itself."""
    def __repr__(self):
        if id(self) in _being_shown:
            return "..."
        _being_shown.add(id(self))
        try:
            return method(self)
        finally:
            _being_shown.discard(id(self))

    __repr__.__qualname__ = method.__qualname__
    __repr__.__wrapped__ = method
    return __repr__


# Collecting fields


def _is_annotated_as(annotation, name, module):
    """Whether an annotation that is a text names something of a module: `ClassVar[int]`, `typing.ClassVar`."""
    head = annotation.split("[")[0].strip()
    return head == name or head.startswith(module) and head.endswith("." + name)


def _is_classvar(annotation):
    if isinstance(annotation, str):
        return _is_annotated_as(annotation, "ClassVar", "t")
    origin = annotation if getattr(annotation, "__origin__", None) is None else annotation.__origin__
    return repr(origin) == "typing.ClassVar"


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return _is_annotated_as(annotation, "InitVar", "d")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return _is_annotated_as(annotation, "KW_ONLY", "d")
    return annotation is KW_ONLY


def _field_of(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = (
        _FIELD_CLASSVAR if _is_classvar(annotation) else
        _FIELD_INITVAR if _is_initvar(annotation) else _FIELD)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _collect(cls, kw_only):
    """The fields of a class: those it inherits, in their order, then its own."""
    fields = {}
    for base in cls.__mro__[-1:0:-1]:
        fields.update(getattr(base, "__dataclass_fields__", {}))
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    seen_marker = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = kw_only = True
        else:
            own.append(_field_of(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields


# The decorator


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    fields = _collect(cls, kw_only)
    bases = [base for base in cls.__mro__[1:] if hasattr(base, "__dataclass_fields__")]
    if bases:
        has_frozen_base = any(base.__dataclass_params__.frozen for base in bases)
        if has_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not has_frozen_base:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_fields__ = fields
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    own = cls.__dict__
    has_own_hash = "__hash__" in own and not (own["__hash__"] is None and "__eq__" in own)
    init_fields = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    kept = [f for f in fields.values() if f._field_type is _FIELD]
    compared = [f for f in kept if f.compare]
    pair = _tuple_text("self", compared), _tuple_text("other", compared)
    methods = _Methods()
    if init:
        _add_init(methods, cls, init_fields, frozen, slots)
    if repr:
        shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in kept if f.repr)
        methods.add("__repr__", ["self"], [f"return self.__class__.__qualname__ + f'({shown})'"])
    operators = [("__eq__", "==")] if eq else []
    if order:
        operators += [("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")]
    for name, operator in operators:
        methods.add(name, ["self", "other"], [
            "if other.__class__ is self.__class__:",
            f" return {pair[0]}{operator}{pair[1]}",
            "return NotImplemented",
        ])
    if frozen:
        _add_frozen(methods, cls, kept)
    hash_method = None
    if unsafe_hash:
        if has_own_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        hash_method = "add"
    elif eq and not has_own_hash:
        hash_method = "add" if frozen else "remove"
    if hash_method == "add":
        hashed = [f for f in kept if (f.compare if f.hash is None else f.hash)]
        methods.add("__hash__", ["self"], [f"return hash({_tuple_text('self', hashed)})"])

    for name, method in methods.compiled(cls).items():
        if name in own and name != "__hash__":
            if name in ("__lt__", "__le__", "__gt__", "__ge__"):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                    "Consider using functools.total_ordering")
            if name in ("__setattr__", "__delattr__"):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
            continue
        setattr(cls, name, _shown_once(method) if name == "__repr__" else method)
    if hash_method == "remove":
        cls.__hash__ = None
    positional = [f for f in init_fields if f.init and not f.kw_only]
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature(positional, [f for f in init_fields if f.init and f.kw_only])
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in positional)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    return _with_slots(cls, fields) if slots else cls


def _signature(positional, keyword_only):
    def shown(f):
        kind = f.type
        name = f"{f.name}: "
        if isinstance(kind, type):
            name += kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
        else:
            name += repr(kind).removeprefix("typing.")
        if f.default is not MISSING:
            return f"{name} = {f.default!r}"
        return f"{name} = <factory>" if f.default_factory is not MISSING else name

    parts = [shown(f) for f in positional]
    if keyword_only:
        parts += ["*"] + [shown(f) for f in keyword_only]
    return f"({', '.join(parts)})"


def _with_slots(cls, fields):
    """The class made anew, with slots for its fields."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    attributes = dict(cls.__dict__)
    names = [f.name for f in fields.values() if f._field_type is _FIELD]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update([slots] if isinstance(slots, str) else slots)
    attributes["__slots__"] = tuple(name for name in names if name not in inherited)
    for name in names:
        attributes.pop(name, None)
    attributes.pop("__dict__", None)
    qualified = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, attributes)
    cls.__qualname__ = qualified
    return cls


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False
):
    """Gives a class the methods that follow from its fields."""
    def wrap(cls):
        return _process(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# Using dataclasses


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one."""
    try:
        found = getattr(class_or_instance, "__dataclass_fields__")
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def is_dataclass(obj):
    """Whether something is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _taken_apart(obj, whole):
    """A copy of a value in which `whole` makes something else of dataclass instances."""
    def part(value):
        return _taken_apart(value, whole)

    if _is_instance(obj):
        return whole([(f.name, part(getattr(obj, f.name))) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[part(value) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(part(value) for value in obj)
    if isinstance(obj, dict):
        return type(obj)((part(key), part(value)) for key, value in obj.items())
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """An instance as a dict of its fields, the instances within it as well."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _taken_apart(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """An instance as a tuple of its fields, the instances within it as well."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _taken_apart(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def replace(obj, /, **changes):
    """A copy of an instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A dataclass made of names, or of pairs or triples of name, type and default."""
    attributes = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            item = item, "typing.Any"
        if len(item) not in (2, 3):
            raise TypeError(f"Invalid field: {item!r}")
        name = item[0]
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = item[1]
        if len(item) == 3:
            attributes[name] = item[2]
    attributes["__annotations__"] = annotations
    attributes.setdefault("__module__", "types")
    return dataclass(type(cls_name, bases, attributes), **options)
