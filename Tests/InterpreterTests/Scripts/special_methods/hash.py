class K:
    def __init__(self, k):
        self.k = k

    def __eq__(self, other):
        return isinstance(other, K) and self.k == other.k

    def __hash__(self):
        return hash(self.k)

    def __repr__(self):
        return f"K{self.k}"


d = {K(1): "one", K("a"): "a"}
d[K(1)] = "ONE"
print(d, d[K("a")], K(1) in d, K(2) in d, len({K(1), K(1), K(2)}), hash(K(5)) == hash(5), K(1) in {1: 0}, (K(1), 2) in {(K(1), 2)}, d.get(K(9)))


class OnlyEq:
    def __eq__(self, other):
        return True


class Inherits(OnlyEq):
    pass


class Restored(OnlyEq):
    __hash__ = object.__hash__


class OnlyHash:
    def __hash__(self):
        return 7


class NoHash:
    __hash__ = None


class HashOfEq(K):
    def __eq__(self, other):
        return False


print(OnlyEq.__hash__, Inherits.__hash__, NoHash.__hash__, HashOfEq.__hash__, isinstance(hash(Restored()), int), hash(OnlyHash()))
for x in (OnlyEq(), Inherits(), NoHash(), HashOfEq(1)):
    for f in (hash, lambda x: {x: 1}, lambda x: {x}, lambda x: x in {}, lambda x: {}.get(x), lambda x: (x,) in {1}):
        try:
            print(f(x), end="; ")
        except TypeError as error:
            print(error, end="; ")
    print()
o = object()
print(hash(o) == hash(o), len({OnlyHash(), OnlyHash()}), hash(K) == hash(K), {K: "class"}[K])


class Returns:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


print([hash(Returns(v)) for v in (5, -1, True, 2 ** 61, 2 ** 63 - 1, -5)], hash(Returns(2 ** 70)) == hash(Returns(2 ** 70)))
for value in ("text", None, 1.5):
    try:
        hash(Returns(value))
    except TypeError as error:
        print(error)
k = K(1)
d = {k: "found"}
k.k = 2
print(d.get(k), d.get(K(1)), d.get(K(2)), list(d.values()), k in list(d))
