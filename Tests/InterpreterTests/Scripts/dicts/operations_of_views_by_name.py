# Views, sets and dicts have their operations as methods, the reflected ones included.
def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, error)


d = {1: 2}
keys, items, values = d.keys(), d.items(), d.values()
show(
    lambda: keys.__or__({9}), lambda: keys.__and__([1]), lambda: keys.__ror__({1}), lambda: list(keys.__iter__()),
    lambda: keys.__len__(), lambda: keys.__contains__(1), lambda: keys.__sub__([1]), lambda: keys.__rsub__([6]),
    lambda: keys.__xor__([1]), lambda: keys.__eq__({1}), lambda: keys.__lt__({1}), lambda: keys.__le__([1]),
    lambda: list(keys.__reversed__()))
show(
    lambda: items.__or__({9}), lambda: items.__and__({1}), lambda: items.__contains__((1, 2)),
    lambda: items.__len__(), lambda: list(values.__iter__()), lambda: values.__len__(),
    lambda: next(values.__reversed__()), lambda: values.__or__)
s = {1, 2}
show(
    lambda: s.__ror__({1}), lambda: s.__rand__({1}), lambda: s.__rsub__({10}), lambda: s.__rxor__({2, 8}),
    lambda: s.__rsub__([10]), lambda: d.__ror__({7: 8}), lambda: d.__ror__(3))
show(
    lambda: list(range(3).__reversed__()), lambda: list(d.__reversed__()), lambda: list([1, 2].__reversed__()),
    lambda: range(3).__reversed__(4), lambda: range(0).__bool__(), lambda: list(range(2**70, 2**70 + 2).__reversed__()))
show(
    lambda: (2.5).__trunc__(), lambda: (2.5).__floor__(), lambda: (-2.5).__ceil__(), lambda: (2).__ceil__(),
    lambda: True.__floor__(), lambda: float("inf").__trunc__(), lambda: float("nan").__floor__())
