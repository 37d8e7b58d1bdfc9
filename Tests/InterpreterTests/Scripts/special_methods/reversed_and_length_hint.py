class Down:
    def __init__(self, n):
        self.n = n

    def __reversed__(self):
        return iter(range(self.n))

    def __iter__(self):
        return iter(range(self.n, 0, -1))


class Seq:
    def __len__(self):
        print("len", end=" ")
        return 3

    def __getitem__(self, i):
        print(f"get {i}", end=" ")
        return "abc"[i]


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        print("hint", end=" ")
        return self.hint


print(list(Down(3)), list(reversed(Down(3))), type(reversed(Down(1))).__name__)
print(list(reversed(Seq())))
print(type(reversed(Seq())).__name__)


class Odd:
    def __reversed__(self):
        return "anything"


class Never:
    __reversed__ = None

    def __len__(self):
        return 1

    def __getitem__(self, i):
        return i


print(reversed(Odd()))
for x in (Never(), object(), 5, {1}, Odd):
    try:
        reversed(x)
    except TypeError as error:
        print(error)
print(list(Hint(10)), list(Hint(0)), list(Hint(NotImplemented)))
for hint in (-1, "x"):
    try:
        list(Hint(hint))
    except (TypeError, ValueError) as error:
        print(error)


class Both(list):
    def __reversed__(self):
        return iter("overridden")

    def __len__(self):
        return 0


print(list(reversed(Both([1, 2]))), list(Both([1, 2])), bool(Both([1])))
