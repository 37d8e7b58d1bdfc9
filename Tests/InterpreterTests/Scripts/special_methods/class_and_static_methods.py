class C:
    count = 0

    @classmethod
    def make(cls, n=1):
        cls.count += n
        return cls

    @staticmethod
    def add(a, b=10):
        return a + b

    total = add(1, 2)
    partial = staticmethod(lambda: "static lambda")
    named = classmethod(lambda cls, x: (cls.__name__, x))

    def instance(self):
        return self.add(1), self.make(0) is type(self), C.add(5, 5)

    @classmethod
    @property
    def chained(cls):
        return cls.__name__ + "!"


c = C()
print(C.total, C.add(1), c.add(1, 1), C.make() is C, c.make(5).count, c.instance(), C.partial(), c.named(3), C.named(4), C.chained)
print(type(C.__dict__["add"]).__name__, type(C.__dict__["make"]).__name__, type(C.add).__name__, type(C.make).__name__, C.make.__func__.__name__, C.__dict__["add"].__func__ is C.add)
print(C.__dict__["add"](3, 4), callable(C.__dict__["add"]), callable(C.__dict__["make"]), C.__dict__["make"].__get__(None, C)().__name__, C.add.__name__, C.make.__qualname__, C.__dict__["add"].__name__)
for f in (lambda: C.__dict__["make"](), lambda: C.add(), lambda: c.add(1, 2, 3), lambda: C.make(1, 2), lambda: C.instance(), lambda: classmethod(), lambda: staticmethod(1, 2)):
    try:
        print(f())
    except TypeError as error:
        print(error)


class D(C):
    @classmethod
    def make(cls, n=2):
        return super().make(n), cls.__name__

    @staticmethod
    def add(a):
        return ("D.add", a, C.add(a))


print(D.make()[1], D.count, C.count, D.add(1), D().add(2), "count" in vars(D))
c.make = "instance attribute"
print(c.make, C.make.__name__)
C.late = classmethod(lambda cls: cls)
C.plain = staticmethod(len)
print(D.late() is D, c.plain([1, 2]))
