class I(int): pass
class F(float): pass
class S(str): pass
class T(tuple): pass
class L(list): pass
class D(dict): pass
class FS(frozenset): pass


pairs = [(I(1), 1), (F(1.5), 1.5), (S("a"), "a"), (T([1]), (1,)), (L([1]), [1]), (D(a=1), {"a": 1}), (FS([1]), frozenset([1]))]
for mine, plain in pairs:
    row = [mine == plain, plain == mine, mine != plain, plain in [mine], mine in (plain,), mine is plain, type(mine) == type(plain), repr(mine) == repr(plain), str(mine) == str(plain)]
    try:
        row += [hash(mine) == hash(plain), {plain: "v"}[mine], {mine: "v"}[plain], len({mine, plain})]
    except TypeError as error:
        row.append(str(error))
    print(type(mine).__name__, row)
print(I(1) == F(1), I(1) == True, S("1") == 1, T() == L(), {I(1): "a", 1.0: "b", True: "c"}, {S("k"): 1, "k": 2})
print([1, I(1), F(1)].count(1), (I(2), I(1)) < (2, 2), [S("b")] > ["a"], {I(1): I(2)} == {1: 2}, {S("x")} == {"x"}, {I(3)} | {3}, {I(3)} - {3}, set([S("q")]) & {"q"})
keys = list({S("k"): 1, "k": 2})
print(type(keys[0]).__name__, type(list({"k": 1, S("k"): 2})[0]).__name__)


class Never(int):
    __eq__ = lambda self, other: False
    __hash__ = int.__hash__


class OnlyEq(str):
    def __eq__(self, other):
        return True


n = Never(5)
print(n == n, n in [n], [n] == [n], n in {n}, {n: 1}.get(5), {5: 1}.get(n), [5].count(n), n == 5, 5 == n, (n,) == (5,))
try:
    {OnlyEq("a"): 1}
except TypeError as error:
    print(error)
