count = 0


class C:
    global count, made
    count += 1
    made = "in the class body"
    local = count

    global method

    def method(x):
        return x * 2


print(count, made, C.local, method(4), "count" in C.__dict__, "made" in C.__dict__, "method" in C.__dict__)
print(method.__qualname__)


class D:
    def bump(self):
        global count
        count += 1
        return count

    def define(self):
        global Defined

        class Defined:
            def f(self):
                return "f"


d = D()
print(d.bump(), d.bump(), count)
d.define()
print(Defined, Defined().f(), Defined.f.__qualname__)
