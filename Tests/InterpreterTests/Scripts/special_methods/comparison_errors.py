class A:
    pass


class B(A):
    pass


a, b = A(), B()
print(a == b, a != b, a == a, a == 1, a is a)
for f in (lambda: a < b, lambda: a > 1, lambda: 1 <= a, lambda: "x" >= b, lambda: a < None, lambda: A < B, lambda: sorted([a, b]), lambda: max(a, b), lambda: min([b, 1]), lambda: [a] < [b], lambda: (1, a) > (1, b), lambda: [a] < [a], lambda: a < a, lambda: {1} < a, lambda: 0 < a < 1):
    try:
        print(f())
    except TypeError as error:
        print(error)
[A(), A()].sort()
