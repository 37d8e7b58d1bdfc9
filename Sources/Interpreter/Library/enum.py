"""Enumerations: classes whose attributes are their only instances.

The body of an enumeration fills a namespace that notes which names stand for members. When the class is there, each
of these values becomes an instance of it, kept by name and by value. What the class itself can do (being called,
gone through, asked for a name) is written in `EnumType`, the kind of all enumerations.
"""

from _kinds import apply as _apply, build as _build, define as _define, kind as _kind, undefine as _undefine
from _source import read_only as _read_only

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "EnumCheck",
    "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
]

_plain_property = property
_binary = bin
# These are classes once they are made; until then no class is one of them.
Flag = ReprEnum = EJECT = None

_DESCRIPTORS = (type(lambda: None), _plain_property, classmethod, staticmethod, type(str.upper))
_SUNDER_NAMES = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_")


class member:
    """Makes a member of what would not be one."""

    def __init__(self, value):
        self.value = value


class nonmember:
    """Keeps a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class _auto_null:
    def __repr__(self):
        return "_auto_null"


_auto_null = _auto_null()


class auto:
    """Stands for the next value."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % self.value


class property:
    """An attribute of members; the class's attribute of that name is a member, if there is one."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is not None:
            if self.fget is not None:
                return self.fget(instance)
            raise AttributeError("%r member has no attribute %r" % (owner, self.name))
        if self.name in owner._member_map_:
            return owner._member_map_[self.name]
        raise AttributeError("%r has no attribute %r" % (owner, self.name))

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        return self.fdel(instance)

    def setter(self, fset):
        return self._changed(self.fget, fset, self.fdel)

    def deleter(self, fdel):
        return self._changed(self.fget, self.fset, fdel)

    def _changed(self, fget, fset, fdel):
        changed = type(self)(fget, fset, fdel, self.__doc__)
        changed.name, changed.clsname = self.name, self.clsname
        return changed


# Names and bits


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_descriptor(value):
    """Whether a value belongs to the class and is no member: functions, properties, slots."""
    return isinstance(value, _DESCRIPTORS) or hasattr(value, "__get__") or hasattr(value, "__set__")


def _is_single_bit(number):
    return number != 0 and number & number - 1 == 0


def _bits(number):
    """The powers of two that a number is the sum of, the lowest first."""
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def bin(num, max_bits=None):
    """A number in binary, its sign as the first digit: `0b0 101`, `0b1 011`."""
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        text = _binary(num + ceiling).replace("1", "0", 1)
    else:
        text = _binary(~num ^ ceiling - 1 + ceiling)
    sign, digits = text[:3], text[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return "%s %s" % (sign, digits)


# The body of an enumeration


class _Namespace(dict):
    """The names of a class body, with the members among them."""

    def __init__(self, cls_name):
        super().__init__()
        self.cls_name = cls_name
        self.member_names = {}
        self.last_values = []
        self.ignored = []
        self.auto_called = False
        self.next_value = None

    def __setitem__(self, key, value):
        if key.startswith(f"_{self.cls_name}__") and not key.endswith("__"):
            pass
        elif _is_sunder(key):
            self._take_setting(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self.member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self.ignored:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value):
            pass
        else:
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            value = self._take_member(key, value)
        super().__setitem__(key, value)

    def _take_setting(self, key, value):
        if key not in _SUNDER_NAMES:
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        if key == "_generate_next_value_":
            if self.auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self.next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            self.ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            already = set(self.ignored) & set(self.member_names)
            if already:
                raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))

    def _take_member(self, key, value):
        def known(value):
            if not isinstance(value, auto):
                return value
            if value.value is _auto_null:
                value.value = self.next_value(key, 1, len(self.member_names), self.last_values[:])
                self.auto_called = True
            self.last_values.append(value.value)
            return value.value

        if isinstance(value, auto):
            value = known(value)
        elif type(value) is tuple and any(isinstance(part, auto) for part in value):
            value = tuple([known(part) for part in value])
        else:
            self.last_values.append(value)
        self.member_names[key] = None
        return value

    def update(self, members, **more):
        for name, value in dict(members, **more).items():
            self[name] = value


# Making the class


def _check_extension(class_name, bases):
    for base in bases:
        for ancestor in base.__mro__:
            if isinstance(ancestor, EnumType) and ancestor._member_names_:
                raise TypeError("<enum %r> cannot extend %r" % (class_name, ancestor))


def _data_type(class_name, bases):
    """The class beside Enum whose values the members are: int of `class Color(int, Enum)`."""
    found = []
    for base in bases:
        candidate = None
        for ancestor in base.__mro__:
            if ancestor is object:
                continue
            if isinstance(ancestor, EnumType):
                if ancestor._member_type_ is not object:
                    candidate = ancestor._member_type_
                    break
            elif "__new__" in ancestor.__dict__ or "__init__" in ancestor.__dict__:
                candidate = candidate or ancestor
                break
            else:
                candidate = candidate or ancestor
                continue
        else:
            candidate = None
        if candidate is not None and candidate not in found:
            found.append(candidate)
    if len(found) > 1:
        raise TypeError("too many data types for %r: %r" % (class_name, set(found)))
    return found[0] if found else object


def _maker(namespace, member_type, first_enum):
    """What makes members, and whether it takes their values."""
    own = namespace.get("__new__")
    if own is None:
        for name in ("__new_member__", "__new__"):
            for owner in (member_type, first_enum):
                target = getattr(owner, name, None)
                if target is not None and target not in (object.__new__, Enum.__new__):
                    return target, True
        return object.__new__, False
    return own, True


def _value_repr(bases):
    for base in bases:
        for ancestor in base.__mro__:
            if isinstance(ancestor, EnumType):
                return ancestor._value_repr_
            if ancestor is not object and "__repr__" in ancestor.__dict__:
                return ancestor.__dict__["__repr__"]
    return None


def _definer(cls, name):
    """The nearest class that defines an attribute."""
    for ancestor in cls.__mro__:
        if name in ancestor.__dict__:
            return ancestor
    return object


def _make_member(cls, name, value):
    arguments = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        arguments = (arguments,)
    if cls._use_args_:
        made = cls._new_member_(cls, *arguments)
    else:
        made = cls._new_member_(cls)
    if not hasattr(made, "_value_"):
        if cls._member_type_ is object:
            made._value_ = value
        else:
            try:
                made._value_ = cls._member_type_(*arguments)
            except Exception:
                if cls._use_args_:
                    raise TypeError("_value_ not set in __new__, unable to create it") from None
                made._value_ = value
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*arguments)
    made._sort_order_ = len(cls._member_names_)
    first = _member_of_value(cls, value)
    if first is not None:
        made = first
    elif Flag is None or not issubclass(cls, Flag) or _is_single_bit(value):
        cls._member_names_.append(name)
    for ancestor in cls.__mro__[1:]:
        inherited = ancestor.__dict__.get(name)
        if inherited is not None:
            if isinstance(inherited, property):
                break
            redirect = property(
                getattr(inherited, "fget", None), getattr(inherited, "fset", None),
                getattr(inherited, "fdel", None))
            redirect.__set_name__(cls, name)
            _define(cls, name, redirect)
            break
    else:
        _define(cls, name, made)
    cls._member_map_[name] = made
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)


def _member_of_value(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for made in cls._member_map_.values():
            if made._value_ == value:
                return made
    return None


def _text_of_value(self):
    return str(self._value_)


def _format_of_value(self, specification):
    return format(self._value_, specification)


def _hash_of_value(self):
    return hash(self._value_)


def _take_over(cls, names, first_enum, member_type):
    """Lets the methods of Enum go before those of the data type."""
    is_native = member_type in (int, float, str)
    if ReprEnum in cls.__bases__:
        if member_type is object:
            raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
        if "__format__" not in names:
            cls.__format__ = _format_of_value if is_native else member_type.__format__
        if "__str__" not in names:
            own = member_type.__str__ if member_type.__str__ is not object.__str__ else member_type.__repr__
            cls.__str__ = _text_of_value if is_native else own
    for name in ("__repr__", "__str__", "__format__"):
        if name not in names and _definer(cls, name) in (object, member_type):
            setattr(cls, name, getattr(first_enum, name))
    if is_native and "__hash__" not in names and not isinstance(_definer(cls, "__hash__"), EnumType):
        cls.__hash__ = _hash_of_value
    if is_native and _definer(cls, "__hash__") is Enum:
        cls.__hash__ = _hash_of_value
    if Flag is not None and issubclass(cls, Flag):
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in names:
                setattr(cls, name, getattr(Flag, name))


def _finish_flag(cls):
    single = 0
    for made in cls._member_map_.values():
        if _is_single_bit(made._value_):
            single |= made._value_
    cls._flag_mask_ = single
    values = [made._value_ for made in cls]
    if values != sorted(values):
        cls._iter_member_ = cls._iter_member_by_def_


class EnumType:
    """The kind of all enumerations: what the classes themselves can do."""

    def _namespace_(cls, name):
        _check_extension(name, (cls,))
        namespace = _Namespace(name)
        namespace.next_value = cls._generate_next_value_
        dict.__setitem__(namespace, "_names_", namespace)
        return namespace

    def _finish_(cls):
        namespace = cls.__dict__["_names_"]
        _undefine(cls, "_names_")
        bases = cls.__bases__
        _check_extension(cls.__name__, bases)
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError(
                "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        for name in namespace.ignored + ["_ignore_"]:
            _undefine(cls, name)
        names = namespace.member_names
        if "mro" in names or "" in names:
            raise ValueError("invalid enum member name(s) %s" % ",".join(
                repr(name) for name in names if name in ("mro", "")))
        values = {name: namespace[name] for name in names}
        for name in names:
            _undefine(cls, name)
        member_type = _data_type(cls.__name__, bases)
        make, use_args = _maker(namespace, member_type, first_enum)
        mask = 0
        for value in values.values():
            if isinstance(value, int):
                mask |= value
        settings = {
            "_new_member_": staticmethod(make), "_use_args_": use_args, "_member_names_": [], "_member_map_": {},
            "_value2member_map_": {}, "_unhashable_values_": [], "_member_type_": member_type,
            "_value_repr_": _value_repr(bases), "_generate_next_value_": staticmethod(namespace.next_value),
        }
        if Flag is not None and issubclass(cls, Flag) or cls.__name__ == "Flag":
            settings.update(_flag_mask_=mask, _all_bits_=2 ** mask.bit_length() - 1, _inverted_=None)
        if "__new__" in namespace:
            settings["__new_member__"] = staticmethod(make)
        settings["__new__"] = staticmethod(Enum.__new__)
        for name, value in settings.items():
            _define(cls, name, value)
        for name, value in values.items():
            _make_member(cls, name, value)
        _take_over(cls, namespace, first_enum, member_type)
        if Flag is not None and issubclass(cls, Flag):
            _finish_flag(cls)
        order = namespace.get("_order_")
        if order is not None:
            _undefine(cls, "_order_")
            order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            order = [name for name in order if name not in cls._member_map_ or name in cls._member_names_]
            if order != cls._member_names_:
                raise TypeError(
                    "member order does not match _order_:\n  %r\n  %r" % (cls._member_names_, order))

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return _from_names(cls, value, names, module, qualname, type, start, boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        _define(cls, name, value)

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, name))
        if not _undefine(cls, name):
            raise AttributeError(name)

    def __getattr__(cls, name):
        if not _is_dunder(name) and name in cls._member_map_:
            return cls._member_map_[name]
        raise AttributeError(name)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __dir__(cls):
        return sorted(set(
            ["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
             "__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_))

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    @_plain_property
    def __members__(cls):
        return _read_only(cls._member_map_)


EnumType = EnumMeta = _kind(EnumType)


def _from_names(cls, class_name, names, module, qualname, data_type, start, boundary):
    """`Enum("Color", "RED GREEN")`."""
    bases = (cls,) if data_type is None else (data_type, cls)
    _check_extension(class_name, bases)
    namespace = EnumType.__dict__["_namespace_"](cls, class_name)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        pairs, last_values = [], []
        for count, name in enumerate(names):
            last_values.append(cls._generate_next_value_(name, start, count, last_values[:]))
            pairs.append((name, last_values[-1]))
    else:
        pairs = [(item, names[item]) if isinstance(item, str) else item for item in names]
    for name, value in pairs:
        namespace[name] = value
    if module is not None:
        namespace["__module__"] = module
    if qualname is not None:
        namespace["__qualname__"] = qualname
    made = _build(class_name, bases, namespace)
    if boundary is not None:
        _define(made, "_boundary_", boundary)
    return made


# Enumerations


class Enum:
    """An enumeration: its attributes are its instances."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object
    _value_repr_ = None
    _use_args_ = False

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _member_of_value(cls, value)
        if found is not None:
            return found
        invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        try:
            result = cls._missing_(value)
        except Exception as error:
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        if result is None:
            raise invalid
        error = TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (
            cls.__name__, result))
        error.__context__ = invalid
        raise error

    def __init__(self, *args, **kwds):
        pass

    def __init_subclass__(cls, *, boundary=None, **keywords):
        if keywords:
            raise TypeError(f"{cls.__name__}.__init_subclass__() takes no keyword arguments")
        if boundary is not None:
            _define(cls, "_boundary_", boundary)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            highest = sorted(last_values)[-1]
            if highest == last_values[-1]:
                return highest + 1
        except TypeError:
            pass
        for value in sorted(last_values) if all(isinstance(v, int) for v in last_values) else last_values:
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


Enum = _apply(EnumType, Enum)


class ReprEnum(Enum):
    """An enumeration whose members print as their values."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are integers."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % values[2])
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of bits that are no member's."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=CONFORM):
    """An enumeration whose members are bits, and can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** last_value.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % last_value) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        return iter(sorted(cls._iter_member_by_value_(value), key=lambda made: made._sort_order_))

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                max_bits = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" % (
                    cls, value, bin(value, max_bits), bin(mask, max_bits)))
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError("%r unknown flag boundary %r" % (cls, cls._boundary_))
        if value < 0:
            negative = value
            value = all_bits + 1 + value
        unknown = value & ~mask
        known = value & mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(
                "%s(%r) -->  unknown values %r [%s]" % (cls.__name__, value, unknown, bin(unknown)))
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        if known:
            made._name_ = "|".join([m._name_ for m in cls._iter_member_(known)])
            if unknown:
                made._name_ += "|%s" % cls._numeric_repr_(unknown)
        else:
            made._name_ = None
        if not unknown:
            made = cls._value2member_map_.setdefault(value, made)
            if negative is not None:
                cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        name = self.__class__.__name__
        if self._name_ is None:
            return "<%s: %s>" % (name, show(self._value_))
        return "<%s.%s: %s>" % (name, self._name_, show(self._value_))

    def __str__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return "%s(%r)" % (name, self._value_)
        return "%s.%s" % (name, self._name_)

    def _other_value(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        other = self._other_value(other)
        return NotImplemented if other is None else self.__class__(self._value_ | other)

    def __and__(self, other):
        other = self._other_value(other)
        return NotImplemented if other is None else self.__class__(self._value_ & other)

    def __xor__(self, other):
        other = self._other_value(other)
        return NotImplemented if other is None else self.__class__(self._value_ ^ other)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ is KEEP:
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._flag_mask_ ^ self._value_)
            if isinstance(self._inverted_, self.__class__):
                self._inverted_._inverted_ = self
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are integers."""


def unique(enumeration):
    """Refuses an enumeration with two names for a value."""
    aliases = [(name, made.name) for name, made in enumeration.__members__.items() if name != made.name]
    if aliases:
        details = ", ".join("%s -> %s" % pair for pair in aliases)
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` looks at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks an enumeration when it is made."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(n, made.name) for n, made in enumeration.__members__.items() if n != made.name]
                if aliases:
                    raise ValueError("aliases found in %r: %s" % (
                        enumeration, ", ".join("%s -> %s" % pair for pair in aliases)))
            elif check is CONTINUOUS:
                values = {made.value for made in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    wanted = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [value for value in wanted if value not in values]
                if missing:
                    raise ValueError("invalid %s %r: missing values %s" % (
                        "flag" if issubclass(enumeration, Flag) else "enum", name,
                        ", ".join(map(str, missing))))
            elif check is NAMED_FLAGS:
                single = [made._value_ for made in enumeration]
                missing_names, missing = [], 0
                for alias, made in enumeration._member_map_.items():
                    if alias in enumeration._member_names_ or made.value < 0:
                        continue
                    unnamed = [bit for bit in _bits(made.value) if bit not in single]
                    if unnamed:
                        missing_names.append(alias)
                        for bit in unnamed:
                            missing |= bit
                if missing_names:
                    one = len(missing_names) == 1
                    alias = "alias %s is missing" % missing_names[0] if one else "aliases %s and %s are missing" % (
                        ", ".join(missing_names[:-1]), missing_names[-1])
                    value = "value 0x%x" % missing if _is_single_bit(missing) else "combined values of 0x%x" % missing
                    raise ValueError(
                        "invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]" % (
                            name, alias, value))
        return enumeration


def show_flag_values(value):
    """The bits of a flag, as numbers."""
    return list(_bits(int(value)))
