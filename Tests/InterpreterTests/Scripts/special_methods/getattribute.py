class Watch:
    x = 1

    def __init__(self):
        self.y = 2

    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("secret is hidden")
        if name == "magic":
            return 42
        value = object.__getattribute__(self, name)
        print(f"[{name}]", end=" ")
        return value

    def method(self):
        return self.x + self.y


w = Watch()
print(w.x, w.y, w.magic, w.method())
w.y += 5
print(w.y, hasattr(w, "secret"), getattr(w, "secret", "default"), w.__dict__, w.__class__.__name__, vars(w))


class Both:
    def __getattribute__(self, name):
        print(f"attribute({name})", end=" ")
        if name == "value":
            raise KeyError("not an AttributeError")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"getattr({name})"

    def __len__(self):
        return 5

    def __repr__(self):
        return "Both()"

    def __call__(self):
        return "called"


b = Both()
print(b.zz, len(b), b, b(), b == b, isinstance(b, Both))
try:
    b.value
except KeyError as error:
    print(error)
for name in ("nope", "secret"):
    try:
        getattr(w, name)
    except AttributeError as error:
        print(error)
