def f():
    try:
        try:
            int("x")
        except KeyError:
            print("no")
        else:
            print("no")
        finally:
            print("inner finally")
    except ValueError as outer:
        try:
            raise TypeError("second")
        except TypeError as inner:
            print(inner, "|", repr(inner.__context__), inner.__context__ is outer)
        print(outer, outer.__context__)
    return "done"
print(f())
def deep(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        deep(n - 1)
    except ValueError as e:
        raise ValueError(f"{e} {n}") from e
try:
    deep(3)
except ValueError as e:
    while e:
        print(e)
        e = e.__cause__
