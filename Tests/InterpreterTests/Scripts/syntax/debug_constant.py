def f(x):
    __debug__ = x
