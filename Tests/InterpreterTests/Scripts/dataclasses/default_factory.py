from dataclasses import dataclass, field


@dataclass
class Layer:
    name: str
    sizes: list = field(default_factory=list)
    options: dict = field(default_factory=lambda: {"bias": True})
    count: int = field(default=0, init=False)


a, b = Layer("a"), Layer("b", [1])
a.sizes.append(7)
print(a, b)
print(a.options is b.options, Layer.__doc__)

for default in ([], {}, set()):
    try:
        @dataclass
        class Bad:
            items: object = default
    except ValueError as error:
        print(error)
try:
    field(default=1, default_factory=list)
except ValueError as error:
    print(error)
