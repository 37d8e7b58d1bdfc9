for a in (7, -7):
    for b in (2, -2, 7, -7, 10, -10):
        print(a, b, a // b, a % b, divmod(a, b), a / b)
print(0 // 5, 0 % -5, -0)
print(-1 // 10 ** 20, -1 % 10 ** 20, 1 // -10 ** 20)
print(True // 2, True + True, -True, +True, ~True)
