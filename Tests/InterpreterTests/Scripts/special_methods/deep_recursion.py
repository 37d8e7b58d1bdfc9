class Deep:
    def __init__(self, inner=None):
        self.inner = inner

    def __repr__(self):
        return f"<{self.inner!r}>"

    def __eq__(self, other):
        return self.inner == other.inner

    def __hash__(self):
        return hash((self.inner,))

    def __len__(self):
        return len(self.inner) + 1 if self.inner else 0

    def __iter__(self):
        yield 1
        yield from self.inner or ()

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def __call__(self):
        return self.inner() if self.inner else "bottom"

    def __add__(self, other):
        return other + self

    def __contains__(self, x):
        return x in self.inner

    def __getitem__(self, i):
        return self.inner[i]


def chain(n):
    d = None
    for _ in range(n):
        d = Deep(d)
    return d


small = chain(20)
print(repr(small), small == chain(20), hash(small) == hash(chain(20)), len(small), sum(small), small())
big, other = chain(20000), chain(20000)
for name, f in (("repr", lambda: repr(big)), ("eq", lambda: big == other), ("hash", lambda: hash(big)), ("call", lambda: big()), ("getattr", lambda: big.nope), ("len", lambda: len(big)), ("add", lambda: big + other), ("in", lambda: 1 in big), ("getitem", lambda: big[0]), ("str", lambda: f"{big}"), ("list", lambda: [big] == [other])):
    try:
        f()
        print(name, "no error")
    except RecursionError as error:
        print(name, str(error)[:32])
while big is not None:
    big, other = big.inner, other.inner
print("freed")
