def f(x):
    match x:
        case n if n < 0:
            return "negative", n
        case 0 | 1 as n if n:
            return "one", n
        case (0 | 2) as n:
            return "zero or two", n
        case [a, b] if a == b:
            return "twins", a
        case [a, b] if (total := a + b) > 10:
            return "much", total
        case [a, b]:
            return a, b
        case other:
            return "other", other


for value in (-5, 0, 1, 2, 3):
    print(f(value))


def pairs(x):
    match x:
        case [a, b] if a == b:
            return "twins", a
        case [a, b] if (total := a + b) > 10:
            return "much", total
        case [a, b]:
            return a, b
        case other:
            return "other", other


for value in ([1, 1], [5, 6], [1, 2], [1], (3, 3)):
    print(pairs(value))

# Names stay bound after a guard fails, but not after a pattern fails.
x = y = "unbound"
match [1, 2]:
    case [x, 3]:
        pass
    case [4, y]:
        pass
print(x, y)
match [1, 2]:
    case [x, y] if False:
        pass
print(x, y)
match x:
    case _ if x > 5:
        print("big")
    case _:
        print("default")
match 1, 2:
    case a, b if a < b:
        print(a, b)
