class Bad:
    def __len__(self): raise KeyError("len")
    def __iter__(self): raise KeyError("iter")
    def __bool__(self): raise KeyError("bool")
    def __contains__(self, x): raise KeyError("contains")
    def __getitem__(self, i): raise KeyError("getitem")
    def __call__(self): raise KeyError("call")
    def __add__(self, other): raise KeyError("add")
    def __radd__(self, other): raise KeyError("radd")
    def __eq__(self, other): raise KeyError("eq")
    def __lt__(self, other): raise KeyError("lt")
    def __hash__(self): raise KeyError("hash")
    def __repr__(self): raise KeyError("repr")
    def __format__(self, spec): raise KeyError("format")
    def __index__(self): raise KeyError("index")
    def __int__(self): raise KeyError("int")
    def __float__(self): raise KeyError("float")
    def __neg__(self): raise KeyError("neg")
    def __enter__(self): raise KeyError("enter")
    def __exit__(self, *info): raise KeyError("exit")
    def __getattr__(self, name): raise KeyError("getattr")
    def __next__(self): raise KeyError("next")
    def __reversed__(self): raise KeyError("reversed")
    def __dir__(self): raise KeyError("dir")
    def __round__(self, n=None): raise KeyError("round")
    def __iadd__(self, other): raise KeyError("iadd")


b = Bad()


def augment():
    x = b
    x += 1


def enter():
    with b:
        pass


def unpack():
    p, q = b


def delete():
    del b[0]


for f in (lambda: len(b), lambda: iter(b), lambda: list(b), lambda: not b, lambda: b and 1, lambda: 1 in b, lambda: b[0], lambda: b(), lambda: b + 1, lambda: 1 + b, lambda: b == 1, lambda: b != 1, lambda: b < 1, lambda: 1 > b, lambda: hash(b), lambda: {b}, lambda: repr(b), lambda: str(b), lambda: f"{b}", lambda: f"{b!r}", lambda: "%s" % b, lambda: [1][b], lambda: range(b), lambda: int(b), lambda: float(b), lambda: -b, lambda: b.attribute, lambda: hasattr(b, "x"), lambda: next(b), lambda: next(b, None), lambda: reversed(b), lambda: dir(b), lambda: round(b), lambda: sum([b]), lambda: sorted([b, b]), lambda: [b] == [1], lambda: [b].count(1), lambda: print(b), lambda: any([b]), lambda: max(b, 1), lambda: [1] * b, lambda: bin(b), lambda: (lambda *a: a)(*b), lambda: [*b], lambda: " ".join(b), lambda: dict.fromkeys(b), augment, enter, unpack, delete):
    try:
        f()
        print("no error", end=" ")
    except KeyError as error:
        print(error.args[0], end=" ")
    except TypeError as error:
        print(f"({error})", end=" ")
print()
print(len(b))
