# Moving to either end of a large OrderedDict takes no longer than of a small one.
from collections import OrderedDict

o = OrderedDict.fromkeys(range(5000))
for i in range(5000):
    o.move_to_end(i, last=False)
print(list(o)[:3], list(o)[-3:])
for i in range(5000):
    o.move_to_end(i)
print(list(o)[:3], list(o)[-3:])
for i in range(0, 5000, 2):
    o.move_to_end(i, last=i % 4 == 0)
    o[-i - 1] = i
print(list(o)[:3], list(o)[-3:], len(o))
for i in range(2000):
    o.popitem(last=i % 2 == 0)
    o.move_to_end(next(iter(o)))
print(list(o)[:3], list(o)[-3:], len(o))
print(all(key in o for key in o), 4999 in o, 5001 in o)
for key in list(o):
    o.move_to_end(key, last=False)
    del o[key]
print(o, len(o))
o["a"] = 1
o.move_to_end("a", last=False)
o["b"] = 2
o.move_to_end("b", last=False)
print(o)
