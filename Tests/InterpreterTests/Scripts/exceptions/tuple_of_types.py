arithmetic = (ZeroDivisionError, OverflowError)
def classify(f):
    try:
        f()
    except arithmetic as e:
        return "arithmetic", type(e).__name__
    except (KeyError, IndexError):
        return "lookup"
    except ():
        return "never"
    except BaseException as e:
        return "base", type(e).__name__
    return "fine"
print([classify(f) for f in (lambda: 1 / 0, lambda: 2.0 ** 9999, lambda: [][1], lambda: {}[1], lambda: None.a, lambda: 0)])
for wrong in (5, "ValueError", (KeyError, "x"), None, [KeyError]):
    try:
        try:
            1 / 0
        except wrong:
            print("caught")
    except TypeError as e:
        print(e, "|", repr(e.__context__))
try:
    [][0]
except ZeroDivisionError or IndexError:
    print("or picks the first")
except IndexError:
    print("as CPython does")
