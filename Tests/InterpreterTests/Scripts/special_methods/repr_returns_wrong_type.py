class A:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return self.value

    def __str__(self):
        return self.value


class F:
    def __format__(self, spec):
        return 5


for value in (5, None, ["x"], 1.5, A("inner")):
    for f in (repr, str, lambda x: f"{x}", lambda x: "%s" % x, lambda x: "%r" % x, lambda x: [x].__repr__()):
        try:
            print(f(A(value)))
        except TypeError as error:
            print(error)
for f in (lambda: format(F()), lambda: f"{F()}", lambda: "{:x}".format(F()), lambda: str(F())[:12]):
    try:
        print(f())
    except TypeError as error:
        print(error)
print(A(5))
