import copy
import sys


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, error)


show(
    lambda: sys.setrecursionlimit(2**31), lambda: sys.setrecursionlimit(2**63 - 1), lambda: sys.setrecursionlimit(2**80),
    lambda: "%.*f" % (2**31, 1.0), lambda: "%.*f" % (2**80, 1.0), lambda: sorted([1], reverse=2**31),
    lambda: sorted([1, 2], reverse=2**31 - 1), lambda: copy.deepcopy([1], []), lambda: copy.deepcopy((1, 2), {3}),
    lambda: copy.deepcopy([1], {}))
