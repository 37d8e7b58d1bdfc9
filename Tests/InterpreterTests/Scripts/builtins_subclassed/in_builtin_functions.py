class I(int): pass
class S(str): pass
class L(list): pass
class T(tuple): pass


i, s, x, t = I(3), S("b,a"), L([3, 1, 2]), T((1, 2))
print(sorted(x), sorted(s), list(reversed(x)), min(x), max(t), sum(x), sum(t, I(1)), any(L()), all(t), list(zip(x, t)), list(enumerate(t, I(5))), list(map(str, x)), list(filter(None, L([0, 1]))))
print(range(i), list(range(I(1), I(6), I(2))), pow(i, I(2)), divmod(I(7), i), round(2.567, I(1)), abs(I(-3)), chr(I(97)), hex(I(255)), bin(i), [i] * I(2), "ab" * I(2), x[I(0)], t[I(-1)], x[I(1):])
print(int(S("12")), float(S("1.5")), int(S("ff"), I(16)), ord(S("a")), len(s), s.split(","), ",".join(L(["a", S("b")])), S(",").join(T("ab")), "a,b".split(S(","), I(1)), "x".ljust(I(3), S(".")) + "|")
print(isinstance(i, (str, int)), iter(x) is not x, next(iter(t)), list(iter(x)), tuple(x), set(t) == {1, 2}, dict(L([T(("k", 1))])), dict.fromkeys(t, 0), frozenset(t) == {1, 2}, list(S("ab")), str(i) + s, repr(s), bool(L()), hash(t) == hash((1, 2)))
print("{:{}}|{:>{w}}".format(S("q"), I(3), "r", w=I(2)), f"{s:>{i}}|{i:{I(4)}}", "%*d|%.*f" % (I(4), i, I(1), 2.55), "%s" % t[0], "%s and %s" % t, s % ())
print(getattr(x, S("__len__"))(), hasattr(i, S("real")), "abc".startswith(T(("x", "a"))), isinstance(1, T((str, int))), "axb".translate({ord("x"): S("-")}), "abc".replace(S("b"), S("-"), I(1)), print(S("printed"), sep=S(",")))
print(*x, *t, sep=S("-"), end=S("!\n"))
a, b = t
(c, *d) = x
print(a, b, c, d, type(d).__name__)
x[I(0):I(1)] = t
x.insert(I(0), I(9))
x.extend(T("z"))
print(x, x.pop(I(0)), x.index(S("z")), [y for y in t], {**{S("k"): 1}}, (lambda *a, **k: (a, k))(*t, **{S("key"): i}))
