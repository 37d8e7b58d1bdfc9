class Box:
    pass


def note(text, value):
    print(text, end=" ")
    return value


box, items, table = Box(), [0] * 4, {}
a, *b = (box.x, items[0], *rest) = [c, d, *_] = 1, 2, 3, 4
print(a, b, box.x, items, rest, c, d, _)
(a, (b, *c), [d, [*e]]) = 1, (2, 3, 4), ["x", "yz"]
print(a, b, c, d, e)
for box.i, items[1] in [(1, 2), (3, 4)]:
    print(box.i, items)
for first, *others in ["abc", (1,), [2, 3]]:
    print(first, others)
for table["k"] in "ab":
    print(table)
for [a, (b, c)] in [(1, (2, 3))]:
    print(a, b, c)
*a, = "xyz"
[*b, c] = {1: 2, 3: 4}
print(a, b, c, [x for x, *y in [(1, 2, 3)]], [y for (x, *y), z in [((1, 2), 3)]])

# The value first, then the targets from the left; in each, the object before the index.
note("object", items)[note("index", 2)] = note("value", 9)
print(items)
note("o1", items)[note("i1", 0)], note("o2", table)[note("i2", "z")] = note("v", (7, 8))
print(items, table)
note("o", items)[note("i", 0)] += note("v", 1)
print(items)
note("o", box).x *= note("v", 5)
print(box.x)
i = 0
i, items[i] = 1, "assigned after i"
print(i, items)
x = x2 = []
x += [1]
print(x2, x is x2)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error, t)
def f():
    items = [1, 2, 3]
    n = 0
    items[n], n = n + 10, 2
    n += items[n]
    return items, n
print(f())
