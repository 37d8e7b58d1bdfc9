def add(x, y):
    x += y
    return x
def subtract(x, y):
    x -= y
def multiply(x, y):
    x *= y
def shift(x, y):
    x <<= y
def power(x, y):
    x **= y
for f, x, y in [(add, "a", 1), (add, 1, "a"), (add, [1], 5), (add, (1,), [2]), (add, None, 1), (subtract, "a", "b"), (multiply, [1], "a"),
                (shift, 1.0, 2), (power, "a", 2), (add, [1], "xy"), (add, [], {3: 4}), (add, [], None)]:
    try:
        print(f(x, y))
    except TypeError as error:
        print(error)
