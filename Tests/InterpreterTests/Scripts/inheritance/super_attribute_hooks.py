class Tracked:
    def __init__(self):
        super().__setattr__("log", [])
        self.x = 1

    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        if name.startswith("secret"):
            return "hidden " + name
        return super().__getattribute__(name)

    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)


class Frozen(Tracked):
    def __setattr__(self, name, value):
        if hasattr(self, name):
            raise AttributeError(f"{name} is frozen")
        super().__setattr__(name, value)


t = Tracked()
t.x = 2
t.x += 1
del t.x
print(t.log, t.secret_plan, hasattr(t, "x"))
f = Frozen()
f.y = 5
for name in ("x", "y"):
    try:
        setattr(f, name, 0)
    except AttributeError as error:
        print(error)
print(f.log, f.x, f.y)
object.__setattr__(f, "x", 100)
print(f.x, f.__dict__["x"], object.__getattribute__(f, "y"))
try:
    object.__getattribute__(f, "zz")
except AttributeError as error:
    print(error)
try:
    del f.zz
except AttributeError as error:
    print(error)
