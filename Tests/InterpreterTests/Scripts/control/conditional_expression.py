def pick(a, b, c):
    return "first" if a else "second" if b else "third" if c else "none"


print(pick(1, 0, 0), pick(0, 1, 1), pick(0, 0, 1), pick(0, 0, 0))
x = 5
print((x if x > 3 else -x) + 1, x if x > 3 else -x + 1, [1, 2][x > 3], (lambda: 1 if x else 2)(), "odd" if x % 2 else "even")
print([n if n % 2 else -n for n in range(5)], [n for n in range(5) if (n > 2 if n != 4 else False)], {("k" if x else "l"): 1 if 0 else 2})
y = 1 / 0 if x == 0 else 1 / x
print(y, "safe" if True or undefined else undefined, print("a") if 1 else print("b"))
