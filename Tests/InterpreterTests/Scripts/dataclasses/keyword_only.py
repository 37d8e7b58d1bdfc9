from dataclasses import dataclass, field, KW_ONLY, fields


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int
    c: int = 3


@dataclass(kw_only=True)
class Named:
    x: int = 0
    y: int
    z: int = field(default=5, kw_only=False)


print(Mixed(1, b=2), Named(7, y=1), Mixed.__match_args__, Named.__match_args__)
for make in (lambda: Mixed(1), lambda: Mixed(1, 2), lambda: Named(1, 2, y=1)):
    try:
        print(make())
    except TypeError as error:
        print(error)
print([(f.name, f.kw_only) for f in fields(Mixed)], Mixed.__doc__)
try:
    @dataclass
    class Twice:
        _: KW_ONLY
        a: int
        __: KW_ONLY
except TypeError as error:
    print(error)
