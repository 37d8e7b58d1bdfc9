class Field:
    def __init__(self, kind, default=None, required=False):
        self.kind, self.default, self.required = kind, default, required

    def __set_name__(self, owner, name):
        self.name = name
        owner.fields = {**getattr(owner, "fields", {}), name: self}

    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if value is not None and not isinstance(value, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name}: expected {self.kind.__name__}, got {type(value).__name__} {value!r}")
        obj.__dict__[self.name] = value


class Model:
    rows = []

    def __init__(self, **values):
        for name in values:
            if name not in self.fields:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
        for name, field in self.fields.items():
            if field.required and name not in values:
                raise ValueError(f"{name} is required")
            setattr(self, name, values.get(name, field.default))

    def __init_subclass__(cls):
        cls.rows = []

    def save(self):
        self.rows.append(self)
        return self

    @classmethod
    def where(cls, **conditions):
        return [r for r in cls.rows if all(getattr(r, k) == v for k, v in conditions.items())]

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"


class User(Model):
    name = Field(str, required=True)
    age = Field(int, 18)


class Admin(User):
    level = Field(int, 1)


User(name="Ann", age=30).save()
User(name="Bob").save()
Admin(name="Eve", level=9).save()
print(User.rows, User.where(age=18), Admin.rows, list(Admin.fields), list(User.fields), sep="\n")
for bad in (lambda: User(), lambda: User(name=5), lambda: User(name="x", size=1), lambda: setattr(User.rows[0], "age", "old")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(User.name.kind, vars(User.rows[1]))
Admin(name="Mal", level="high")
