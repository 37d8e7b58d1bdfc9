def make_class(base, label, n):
    class Made(base):
        tag = label
        size = n

        def __repr__(self):
            return f"{label}:{self.size}:{n}"

        def grow(self):
            nonlocal n
            n += 1
            return self
    return Made


A = make_class(object, "a", 1)
B = make_class(A, "b", 10)
print(A(), B(), B().grow().grow(), A().grow(), B.tag, B.size)
print([c.__qualname__ for c in B.__mro__], B.__name__, issubclass(B, A))
classes = [make_class(object, name, i) for i, name in enumerate("xyz")]
print([c() for c in classes], [c.tag for c in classes], len(set(classes)))


def counter():
    count = 0

    class Counter:
        def __call__(self):
            nonlocal count
            count += 1
            return count
    return Counter(), Counter()


c1, c2 = counter()
print(c1(), c1(), c2(), c1(), counter()[0]())
