from collections import deque


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, error)


q = deque([1, 2], 5)
show(
    lambda: q.__imul__(2), lambda: q.__add__(deque([1])), lambda: q.__mul__(2), lambda: q.__delitem__(0),
    lambda: q.__setitem__(0, 9), lambda: q.__getitem__(0), lambda: q.__len__(), lambda: q.__contains__(9),
    lambda: q.__iadd__([5]), lambda: q.__add__("x"), lambda: q.__rmul__(1), lambda: list(q.__iter__()),
    lambda: q.__getitem__(77))
