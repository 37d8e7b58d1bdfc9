def f(x):
    match x:
        case bool(b):
            return "bool", b
        case int(n):
            return "int", n
        case float(n):
            return "float", n
        case str("a" | "b" as s):
            return "a or b", s
        case str(s):
            return "str", s
        case list([a, b]):
            return "list of two", a, b
        case list(items):
            return "list", items
        case tuple((a, *_)):
            return "tuple", a
        case tuple():
            return "empty tuple"
        case dict({"k": v}):
            return "dict with k", v
        case dict(d):
            return "dict", d
        case frozenset(s):
            return "frozenset", sorted(s)
        case set(s):
            return "set", sorted(s)
        case range(start=a, stop=b):
            return "range", a, b
        case type(__name__=name):
            return "class", name
        case object(__doc__=None):
            return "undocumented"
        case object():
            return "object"


for value in (True, 5, 10**30, 2.5, "a", "zz", [1, 2], [1], (1, 2), (), {"k": 1}, {}, frozenset([2, 1]), {3},
              range(2, 5), int, ValueError, lambda: 0):
    print(f(value))


def number(x):
    match x:
        case int() | float():
            return "number"
        case int(real=5):
            return "never"
        case str() | bool() as other:
            return other


print(number(1), number(2.5), number("x"), number(True), number([]))
match 6 + 0:
    case int(6 | 7, real=r, imag=0):
        print("six", r)
