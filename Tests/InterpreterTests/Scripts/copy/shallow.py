import copy

inner = [1]
for value in [[inner, 2], {"k": inner}, (inner,), {1, 2}, frozenset([3]), "text", 5, None, len, range(3)]:
    c = copy.copy(value)
    print(c == value, c is value, type(c).__name__)
c = copy.copy([inner])
c[0].append(2)
print(inner)


class Box:
    def __init__(self, content):
        print("made")
        self.content = content


b = Box([1])
d = copy.copy(b)
d.extra = 1
print(d.content is b.content, hasattr(b, "extra"), type(d).__name__, vars(d))


class Own:
    def __copy__(self):
        return "own copy"


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
s.a = inner
t = copy.copy(s)
print(copy.copy(Own()), t.a is inner, hasattr(t, "b"), copy.copy(Own) is Own)
for wrong in (n for n in [1]), copy:
    try:
        copy.copy(wrong)
    except TypeError as error:
        print(error)
