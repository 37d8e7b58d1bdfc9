from itertools import product

print(list(product("AB", [1, 2])), list(product([0, 1], repeat=3)))
print(list(product()), list(product("ab", [])), list(product("ab", repeat=0)), list(product("abc")))
print(list(product(range(2), "xy", repeat=2))[5:9])
print(sum(1 for _ in product(range(10), repeat=3)))
p = product(iter([1, 2]), repeat=2)
print(next(p), list(p), list(p))
for i, j in product(range(2), range(3)):
    print(i, j, end="; ")
print()
