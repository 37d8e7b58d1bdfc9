class Singleton:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.made = 0
        return cls._instance

    def __init__(self, value=None):
        self.made += 1
        self.value = value


a, b = Singleton(1), Singleton(2)
print(a is b, a.value, a.made)


class Sub(Singleton):
    pass


print(Sub(3) is a, Sub() is a)


class Other:
    def __new__(cls, kind):
        if kind == "int":
            return 42
        if kind == "none":
            return None
        if kind == "text":
            return "text"
        return super().__new__(cls)

    def __init__(self, kind):
        print("init", kind)
        self.kind = kind


print(Other("int"), Other("none"), Other("text"), Other("self").kind)


class Interned:
    cache = {}

    def __new__(cls, key):
        return cls.cache.setdefault(key, super().__new__(cls))


print(Interned("a") is Interned("a"), Interned("a") is Interned("b"), type(vars(Interned)["__new__"]).__name__)


class Shape:
    def __new__(cls, *sides):
        if cls is Shape:
            cls = {0: Circle, 4: Square}.get(len(sides), Shape)
        return object.__new__(cls)

    def __init__(self, *sides):
        self.sides = sides


class Circle(Shape):
    pass


class Square(Shape):
    pass


print([type(Shape(*range(n))).__name__ for n in (0, 1, 4)], Shape(1, 2, 3, 4).sides)


class Child(Other):
    def __new__(cls, kind):
        return Other.__new__(Other, "plain")


print(type(Child("x")), hasattr(Child("x"), "kind"))
