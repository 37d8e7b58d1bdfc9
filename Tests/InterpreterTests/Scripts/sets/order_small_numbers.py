# Small whole numbers come out nearly sorted, which is no promise but is what everyone sees.
print({3, 1, 2}, {10, 9, 8, 7}, {5, 5, 1, 1})
print(set(range(10, 0, -1)))
print({-1, -2, -3, 0, 1})
print({8, 0, 16, 24, 1}, {16, 8, 0})
print([x for x in {20, 10, 0, 30}], [x for x in {64, 1, 33, 2, 65}])
for x in {40, 8, 3, 1, 2}:
    print(x, end=" ")
print()
print({x * 7 % 11 for x in range(11)})
print({1, 17, 33, 3, 2}, set([1, 17, 33, 3, 2]))
