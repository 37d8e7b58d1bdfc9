def twice(f): return lambda x: f(f(x))
def apply(f, *args, **kwargs): return f(*args, **kwargs)
def shout(s, mark="!"): return s.upper() + mark
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max, "pow": pow}
print([(op, f(7, 2)) for op, f in table.items()])
print(twice(twice(lambda n: n * 2))(1), apply(shout, "hi", mark="?"), apply(apply, len, "four"), [f("x") for f in (shout, str.upper, len, ord)], list(map(len, ["a", "bb"])))
same = shout
print(same is shout, same == shout, shout.__name__, twice(shout).__name__, len.__name__, "".join.__name__, type(shout).__name__, type(len).__name__)
def curry(a): return lambda b: lambda c: (a, b, c)
print(curry(1)(2)(3), callable(curry), callable(1), callable(int), hasattr(shout, "__name__"))
