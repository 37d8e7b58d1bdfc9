class C:
    def __len__(self):
        return 1


c = C()
c.__len__ = lambda: 100
c.__iter__ = lambda: iter("abc")
c.__add__ = lambda other: "added"
c.__call__ = lambda: "called"
c.__getitem__ = lambda i: i
c.__bool__ = lambda: False
c.__eq__ = lambda other: True
c.__hash__ = lambda: 5
c.__contains__ = lambda x: True
c.__enter__ = lambda: None
print(len(c), c.__len__(), bool(c), c == 5, hash(c) == 5)
for f in (lambda: iter(c), lambda: c + 1, lambda: c(), lambda: c[0], lambda: 1 in c):
    try:
        print(f())
    except TypeError as error:
        print(error)
C.__iter__ = lambda self: iter("added later")
C.__call__ = lambda self, *args: args
C.__add__ = C.__radd__ = lambda self, other: ("sum", other)
C.__getitem__ = lambda self, i: i * 2
C.__eq__ = lambda self, other: other == 42
C.__bool__ = lambda self: False
print(list(c)[:3], c(1, 2), c + 1, 1 + c, c[4], c == 42, 42 == c, c != 42, bool(c))
try:
    print(hash(c) is not None)
except TypeError as error:
    print(error)
del C.__len__, C.__add__, C.__bool__
for f in (lambda: len(c), lambda: c + 1, lambda: bool(c)):
    try:
        print(f())
    except TypeError as error:
        print(error)


class Blocked(C):
    __iter__ = None
    __call__ = None
    __eq__ = None
    __add__ = None
    __len__ = 5


b = Blocked()
for f in (lambda: iter(b), lambda: b(), lambda: b == 1, lambda: b + 1, lambda: len(b), lambda: hash(b)):
    try:
        print(f())
    except TypeError as error:
        print(error)
C.__len__ = lambda self: 7
print(len(C()))
