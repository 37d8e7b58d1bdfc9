def classify(error):
    match error:
        case KeyError(args=[key]):
            return "key", key
        case OSError(errno=2) | IndexError():
            return "missing"
        case ZeroDivisionError() | OverflowError() as e:
            return "arithmetic", str(e)
        case Exception(args=()):
            return "no arguments"
        case Exception(args=[first, *rest]):
            return "arguments", first, rest
        case BaseException():
            return "base"


for action in (lambda: {}["k"], lambda: [][0], lambda: 1 / 0, lambda: int("x"), lambda: (_ for _ in ()).throw(SystemExit)):
    try:
        action()
    except BaseException as error:
        print(classify(error))
print(classify(ValueError()), classify(FileNotFoundError(2, "gone")), classify(TypeError(1, 2, 3)))
