def twice(f):
    def wrapper(*args, **kwargs):
        return f(f(*args, **kwargs))
    wrapper.__name__ = f.__name__
    wrapper.original = f
    return wrapper

def add(n):
    return lambda f: lambda x: f(x) + n

@twice
def double(x):
    "Doubles."
    return 2 * x

@add(1)
@add(10)
@twice
def triple(x): return 3 * x

print(double(5), double.__name__, double.original(5), double.original.__doc__)
print(triple(1))

# What a decorator gives need not be a function.
@len
@str
@(lambda f: f())
def number():
    return 12345

print(number)

registry = {}
def register(name):
    def inner(f):
        registry[name] = f
        return f
    return inner

@register("a")
def first(): return 1

@register(name="b")
def second(): return 2

print({k: v() for k, v in registry.items()}, first(), second())

handlers = [register("x"), register("y")]
@handlers[1]
def third(): return 3
print(sorted(registry))

@(choice := register("walrus"))
def fourth(): return 4
print(registry["walrus"](), choice.__name__)
