def first(x):
    return second(x) + 1


def second(x):
    y = third(x - 1)
    return y


def third(x):
    return 10 // x


print(first(3))
print(first(1))
