import copy

a = [1, [2, 3], {"k": [4]}, (5, [6]), {7}]
b = copy.deepcopy(a)
print(b, b == a, [x is y for x, y in zip(a, b)], b[3][1] is a[3][1])
b[1].append(0)
b[2]["k"].append(0)
print(a)
shared = []
c = copy.deepcopy([shared, shared, {"s": shared}])
c[0].append(1)
print(c, c[0] is c[1], shared)
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d, d[1] is d, d is loop)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u, u[0][0] is u, u is t)
flat = (1, "a", (2, 3))
print(copy.deepcopy(flat) is flat, copy.deepcopy(frozenset([flat])), copy.deepcopy(len) is len)
deep = []
for _ in range(100000):
    deep = [deep]
try:
    copy.deepcopy(deep)
except RecursionError as error:
    print("RecursionError", str(error)[:32])
try:
    copy.deepcopy([1, (n for n in [1])])
except TypeError as error:
    print(error)
