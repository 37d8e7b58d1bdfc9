# A display of three or more constants is copied from a frozenset made in advance; with a variable it is not.
x = 4
print({64, 128, 1, 65, 2})
print({64, 128, 1, 65, 2, x})
print({64, 128, *[1, 65], 2})
print({-1, -2, (3, 4), 1 + 2, 8 * 8})
print({*range(5), *{64, 32}, *(7, 8)})
print([y for y in {64, 128, 1, 65, 2}], [y for y in {x, 64, 128, 1, 65, 2}])
print({0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200, 210})
