"""Names of the built-in classes that have none, and a namespace to put attributes on."""

from _source import read_only as MappingProxyType


def _generator():
    yield


FunctionType = LambdaType = type(lambda: None)
GeneratorType = type(_generator())
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = type(str.join)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
GenericAlias = type(list[int])
UnionType = type(int | str)


class _Sample:
    __slots__ = ("slot",)

    def method(self):
        pass


def _enclosing(variable):
    return lambda: variable


CellType = type(_enclosing(None).__closure__[0])
MethodType = type(_Sample().method)
MemberDescriptorType = type(_Sample.slot)


class SimpleNamespace:
    """An object with the attributes it is made with."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _being_shown:
            return f"{name}(...)"
        _being_shown.add(id(self))
        try:
            return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"
        finally:
            _being_shown.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


_being_shown = set()
