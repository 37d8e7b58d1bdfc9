for e in (ValueError(), ValueError("x"), ValueError("x", 1), KeyError("k"), KeyError(1), KeyError(), KeyError("a", "b"), IndexError("i"), TypeError(None), ZeroDivisionError("z"), AssertionError(), AssertionError([1]), StopIteration(5), NameError("n"), AttributeError("a"), RuntimeError("é"), OSError("o"), Exception(ValueError("in"))):
    print(repr(e), "|", str(e), "|", e.args, "|", isinstance(e, LookupError))
print(StopIteration(5).value, NameError("n").name, ValueError("a") == ValueError("a"), len(ValueError(1, 2).args), f"{ValueError('f')} {ValueError('f')!r}")
e = ValueError("kept")
try:
    raise e
except ValueError as caught:
    print(caught is e, caught.__cause__, caught.__context__)
print([t.__name__ for t in (BaseException, Exception, ArithmeticError, OverflowError, RecursionError, NotImplementedError, ModuleNotFoundError, UnicodeError)], issubclass(RecursionError, RuntimeError))
