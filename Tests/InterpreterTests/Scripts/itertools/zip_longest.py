from itertools import zip_longest

print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest("AB", [1, 2, 3])))
print(list(zip_longest()), list(zip_longest([], [])), list(zip_longest([1, 2])))
print(list(zip_longest([1], iter("abc"), range(2), fillvalue=0)))
try:
    zip_longest([1], fill=0)
except TypeError as e:
    print(e)
for row in zip_longest([1, 2, 3], [4, 5], [6]):
    print(*row)
