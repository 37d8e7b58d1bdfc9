class E(Exception):
    def __init__(self, n):
        super().__init__(n)
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return isinstance(other, E) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __bool__(self):
        return self.n > 0

    def __len__(self):
        return self.n

    def __call__(self):
        return "called"


errors = [E(3), E(1), E(2)]
print(sorted(errors), min(errors), E(1) in errors, errors.index(E(2)), {E(1): "found"}[E(1)], bool(E(0)), len(E(5)), E(1)())
print(ValueError("a") == ValueError("a"), ValueError is ValueError, E(1) == E(1), E(1) != E(2))
raised = []
for error in errors:
    try:
        raise error
    except E as caught:
        raised.append(caught is error)
print(raised)
try:
    raise E(0)
except E as falsy:
    print("caught although false", falsy)
results = {}
for text in ("1", "x", "", "2.5"):
    try:
        results[text] = int(text)
    except ValueError as error:
        results[text] = error
print({k: v if isinstance(v, int) else type(v).__name__ for k, v in results.items()})
try:
    error
except NameError as gone:
    print(gone)


class Control(Exception):
    """Leaves nested loops."""


try:
    for i in range(5):
        for j in range(5):
            if i * j == 6:
                raise Control(i, j)
except Control as found:
    print("found", *found.args)
