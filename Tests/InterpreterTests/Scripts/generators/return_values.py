def returns(value):
    yield 1
    return value


def bare():
    yield 1
    return


def never():
    return 5
    yield


for g in (returns(3), returns(None), returns((1, 2)), returns(StopIteration("x")), bare(), never()):
    try:
        while True:
            next(g)
    except StopIteration as stop:
        print(repr(stop), repr(stop.value), stop.args)


def collect():
    results = []
    for value in (1, "two", (3, 4), None):
        results.append((yield from returns(value)))
    return results


g = collect()
for x in g:
    pass
print(list(never()))
def all_of(*generators):
    return [(yield from g) for g in ()] if False else generators
print(len(all_of(1, 2)))
def through():
    value = yield from collect()
    print(value)
print(list(through()))
print(max(returns(9)), sum(returns(9)), dict(zip("a", returns(2))))
e = StopIteration(1, 2)
print(e.value, e.args, StopIteration().value)
