class Base:
    def __init__(self, **kwargs):
        self.log = ["Base"]
        if kwargs:
            raise TypeError(f"left over: {sorted(kwargs)}")


class Named(Base):
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name
        self.log.append("Named")


class Aged(Base):
    def __init__(self, age=0, **kwargs):
        super().__init__(**kwargs)
        self.age = age
        self.log.append("Aged")


class Person(Named, Aged):
    def __init__(self, *, job="none", **kwargs):
        super().__init__(**kwargs)
        self.job = job
        self.log.append("Person")


p = Person(name="Ann", age=5, job="x")
print(vars(p))
print(Person(name="Bob").age, [c.__name__ for c in Person.__mro__])
for kwargs in ({}, {"name": 1, "size": 2}, {"age": 1}):
    try:
        Person(**kwargs)
    except TypeError as error:
        print(error)


class Pipeline:
    def run(self, x):
        return x


class Double(Pipeline):
    def run(self, x):
        return super().run(x * 2)


class Increment(Pipeline):
    def run(self, x):
        return super().run(x + 1)


print(type("A", (Double, Increment), {})().run(5), type("B", (Increment, Double), {})().run(5))
