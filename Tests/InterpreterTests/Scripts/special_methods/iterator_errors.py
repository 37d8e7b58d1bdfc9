class NoNext:
    def __iter__(self):
        return self


class ReturnsInt:
    def __iter__(self):
        return 5


class ReturnsList:
    def __iter__(self):
        return [1, 2]


class NoIter:
    def __next__(self):
        return 1


class Refused:
    __iter__ = None

    def __getitem__(self, i):
        return i


class Plain:
    pass


for make in (NoNext, ReturnsInt, ReturnsList, NoIter, Refused, Plain):
    for f in (iter, list, lambda x: [y for y in x], lambda x: 1 in x, next, lambda x: (lambda *a: a)(*x), lambda x: [*x], sum, lambda x: dict(x), lambda x: ",".join(x), lambda x: {**x}, reversed, len):
        try:
            print(f(make()), end="; ")
        except TypeError as error:
            text = str(error)
            print(text[text.find("argument"):] if "<lambda>" in text else text, end="; ")
    print()
n = NoIter()
print(next(n), next(n))
try:
    a, b = Plain()
except TypeError as error:
    print(error)
try:
    [a, b] = NoNext()
except TypeError as error:
    print(error)
try:
    xs = [1]
    xs.extend(Plain())
except TypeError as error:
    print(error)
try:
    xs += Plain()
except TypeError as error:
    print(error)
try:
    xs[:] = Plain()
except TypeError as error:
    print(error)
for x in ReturnsList():
    print(x)
