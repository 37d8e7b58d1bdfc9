class Event:
    def __init__(self, name):
        self.name = name
        self.handlers = []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in self.handlers]

    def __len__(self):
        return len(self.handlers)


class Observable:
    def __init__(self, **fields):
        self.changed = Event("changed")
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        old = self.__dict__.get(name)
        super().__setattr__(name, value)
        if name != "changed" and old != value:
            self.changed(self, name, old, value)


class Logger:
    def __init__(self):
        self.lines = []

    def on_change(self, sender, name, old, new):
        self.lines.append(f"{name}: {old!r} -> {new!r}")

    def bound(self, wanted):
        def handler(sender, name, old, new):
            if name == wanted:
                self.lines.append(f"!{name}")
        return handler


logger = Logger()
model = Observable(x=1, y="a")
model.changed += logger.on_change
model.changed += logger.bound("y")
model.x = 2
model.x = 2
model.y = "b"
model.new = [1]
print(len(model.changed), *logger.lines, sep="\n")
model.changed -= logger.on_change
model.x = 3
print(len(model.changed), len(logger.lines), bool(Event("empty")), Event("e")())
try:
    model.changed -= logger.on_change
except ValueError as error:
    print(error)
model.changed += lambda *args: args[1].missing
model.y = "c"
