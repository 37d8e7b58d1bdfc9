first, *rest = [1, 2, 3]
*init, last = "abc"
a, *middle, z = range(5)
b, *none = (9,)
(c, *d), *e = [(1, 2, 3), 4, 5]
print(first, rest, init, last, a, middle, z, b, none, c, d, e)
*all_, = (1, 2)
[x, *y] = {"k": 1}
print(all_, x, y, [*rest, *init], (*[], 1), {*[1], *[1]}, {**{"a": 1}, **{"a": 2, "b": 3}}, *"ab", *[], *range(2))
for head, *tail in ["abc", [1], (2, 3)]:
    print(head, tail)
t = *rest, 4
print(t)
