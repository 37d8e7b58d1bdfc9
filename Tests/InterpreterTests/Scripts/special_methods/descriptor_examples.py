class Positive:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, 0)

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(f"{type(obj).__name__}.{self.name} must not be negative: {value}")
        obj.__dict__[self.name] = value


class Cached:
    def __init__(self, f):
        self.f, self.name = f, f.__name__

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class Method:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        return lambda *args: self.f(owner if obj is None else obj, *args)


class ClassProperty:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        return self.f(owner)


class Order:
    price, count = Positive(), Positive()

    def __init__(self, price, count):
        self.price, self.count = price, count

    @Cached
    def total(self):
        print("computing", end=" ")
        return self.price * self.count

    @Method
    def either(self, x):
        return isinstance(self, type), x

    @ClassProperty
    def label(cls):
        return cls.__name__.lower()


class Special(Order):
    pass


o = Order(5, 3)
print(o.total, o.total, vars(o), Order.price.name, o.either(1), Order.either(2), Order.label, Special.label, o.label)
o.count = 10
del o.total
print(o.total)
for make in (lambda: Order(-1, 1), lambda: Special(1, -2), lambda: setattr(o, "price", -5)):
    try:
        make()
    except ValueError as error:
        print(error)
print(o.price, Special(0, 0).total)
