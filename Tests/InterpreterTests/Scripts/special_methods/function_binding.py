def greet(self, word="hello"):
    return f"{word} from {self}"


class C:
    method = greet

    def __str__(self):
        return "C"


c = C()
bound = greet.__get__(c, C)
print(bound(), bound("bye"), greet.__get__("text")("hi"), bound.__self__ is c, bound.__func__ is greet, type(bound).__name__)
c.own = greet.__get__(c)
print(c.own(), c.method(), c.own == c.method, C.method is greet, C.__dict__["method"].__get__(c)("x"))
print(greet.__get__(None, C) is greet, type(greet.__get__(c, C)) is type(c.method))
c.plain = greet
print(c.plain("argument"))
for cls_name, decorator in (("static", staticmethod), ("class", classmethod)):
    made = decorator(greet)
    print(cls_name, type(made.__get__(c, C)).__name__, made.__get__(c, C).__name__)
setattr(C, "late", greet)
C.partly = lambda self: greet(self, "partly")
print(c.late(), c.partly(), getattr(c, "late")("by name"))
