class L(list):
    pass


class D(dict):
    pass


class S(str):
    pass


class I(int):
    pass


x, d, s, i = L([3, 1, 2]), D(a=1), S("abc"), I(5)
list.append(x, 4)
list.sort(x)
dict.update(d, b=2)
print(x, d, list.__len__(x), len(x), dict.__getitem__(d, "a"), str.upper(s), int.__add__(i, 1), int.__repr__(i), L.append is list.append, L.count(x, 1), D.get(d, "b"), S.join(s, "xy"), I.bit_length(i))
print(list.__getitem__(x, 0), list.__contains__(x, 3), str.__len__(s), str.__add__(s, "d"), dict.__contains__(d, "zz"), int.__eq__(i, 5), int.__lt__(i, "x"), list.__eq__(x, [1]), str.__eq__(s, "abc"))
print(sorted(map(S.upper, [S("b"), "a"])), list(map(int.bit_length, [i, 8])), max([s, S("zz")], key=len), sorted([I(2), I(1)], key=I.__neg__))
for bad in (lambda: list.append(d, 1), lambda: str.upper(i), lambda: L.append([1], 2), lambda: dict.get(x, 1), lambda: list.append(), lambda: list.append(x), lambda: x.append(1, 2), lambda: int.bit_length("x"), lambda: S.upper(5)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
