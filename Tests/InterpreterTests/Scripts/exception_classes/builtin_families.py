print([issubclass(a, b) for a, b in ((KeyError, LookupError), (IndexError, LookupError), (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError), (FileNotFoundError, OSError), (ModuleNotFoundError, ImportError), (RecursionError, RuntimeError), (NotImplementedError, RuntimeError), (UnboundLocalError, NameError), (IndentationError, SyntaxError), (UnicodeError, ValueError), (StopIteration, Exception), (GeneratorExit, Exception), (SystemExit, Exception), (KeyboardInterrupt, Exception))])


class MyStop(StopIteration):
    pass


class Letters:
    def __init__(self, word):
        self.word = list(word)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.word:
            raise MyStop("ends")
        return self.word.pop(0)


print(list(Letters("abc")), [c for c in Letters("xy")], next(Letters(""), "default"))
print(StopIteration(5).value, MyStop(6).value, StopIteration().value, SystemExit(3).code, SystemExit().code)


class MyIndex(IndexError):
    pass


class Squares:
    def __getitem__(self, i):
        if i > 4:
            raise MyIndex(i)
        return i * i


print(list(Squares()), 9 in Squares(), 10 in Squares())


class MyAttr(AttributeError):
    pass


class Lazy:
    def __getattr__(self, name):
        raise MyAttr(name)


print(hasattr(Lazy(), "x"), getattr(Lazy(), "x", "default"))
try:
    Lazy().zzz
except AttributeError as error:
    print(repr(error), error.name, AttributeError("m", name="n", obj=5).name, NameError("m", name="q").name)
