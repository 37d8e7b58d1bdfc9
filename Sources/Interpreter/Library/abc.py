"""Classes that say what those derived from them must define."""

from _kinds import apply as _apply, kind as _kind, require as _require


def abstractmethod(funcobj):
    """Marks a method that derived classes must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


def _is_abstract(value):
    """Whether a class's attribute is abstract, or the function within a property or class method."""
    return getattr(value, "__isabstractmethod__", False) is True or any(
        getattr(getattr(value, part, None), "__isabstractmethod__", False) is True
        for part in ("fget", "fset", "__func__"))


def _nearest(cls, name):
    for ancestor in cls.__mro__:
        if name in ancestor.__dict__:
            return ancestor.__dict__[name]
    return None


class ABCMeta:
    """The kind of abstract classes."""

    def _finish_(cls):
        names = {name for name, value in cls.__dict__.items() if _is_abstract(value)}
        for base in cls.__bases__:
            for name in getattr(base, "__abstractmethods__", ()):
                if _is_abstract(_nearest(cls, name)):
                    names.add(name)
        cls.__abstractmethods__ = frozenset(names)
        _require(cls, sorted(names))

    def register(cls, subclass):
        """Counts a class as derived from this one."""
        cls.__dict__.get("_registered_") or setattr(cls, "_registered_", [])
        cls._registered_.append(subclass)
        return subclass

    def __subclasscheck__(cls, subclass):
        hook = getattr(cls, "__subclasshook__", None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        return any(issubclass(subclass, other) for other in cls.__dict__.get("_registered_", ())) or any(
            issubclass(subclass, derived) for derived in cls.__subclasses__() if derived is not subclass)


ABCMeta = _kind(ABCMeta)


class ABC:
    """An abstract class to derive from."""

    __slots__ = ()


ABC = _apply(ABCMeta, ABC)
