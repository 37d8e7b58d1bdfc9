class Trap:
    def __getattr__(self, name):
        return self.data[name]


class SlowTrap:
    def __getattribute__(self, name):
        return self.__dict__[name]


class SetTrap:
    def __setattr__(self, name, value):
        self.name = value


for action in (lambda: Trap().x, lambda: SlowTrap().x, lambda: setattr(SetTrap(), "x", 1), lambda: hasattr(Trap(), "x")):
    try:
        print(action())
    except RecursionError as error:
        print(type(error).__name__, str(error)[:32])


class Fine:
    def __init__(self):
        self.__dict__["data"] = {"x": 1}

    def __getattr__(self, name):
        try:
            return self.__dict__["data"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self.data[name] = value


f = Fine()
f.y = 2
print(f.x, f.y, f.data, vars(f), hasattr(f, "z"))
