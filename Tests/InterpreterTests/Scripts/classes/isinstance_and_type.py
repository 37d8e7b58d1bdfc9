class A:
    pass


class B(A):
    pass


class C(B, A):
    pass


a, b, c = A(), B(), C()
print([isinstance(x, t) for x in (a, b, c, 1, A) for t in (A, B, C, object, type)])
print([issubclass(x, y) for x in (A, B, C) for y in (A, B, C, object)], issubclass(B, (int, A)), isinstance(b, (int, (str, A))))
print(type(b) == B, type(b) is A, b.__class__ is B, type(type(b)), B.__class__, isinstance(B, object), isinstance(b, A | int))
print(type(a) == type(A()), type(a)().__class__.__name__, callable(A), callable(a), issubclass(bool, int), isinstance(A, type(A)))
for call in (lambda: isinstance(a, 5), lambda: isinstance(a, (A, 5)), lambda: isinstance(1, (A, 5)), lambda: issubclass(a, A), lambda: issubclass(A, a),
             lambda: isinstance(a, [A]), lambda: isinstance(a), lambda: issubclass(1, int), lambda: isinstance(1, "int")):
    try:
        print(call())
    except TypeError as error:
        print(error)
a.__class__ = B
print(type(a), isinstance(a, B))
for target in (int, 5, A):
    try:
        a.__class__ = target
        print("now", type(a))
    except TypeError as error:
        print(error)
x = A
print(x() is not x(), x is A, {A: "class", B: "key"}[x], A == A, A != B, hash(A) == hash(x), A in (B, A), bool(A), bool(a))
