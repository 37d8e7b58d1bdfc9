stock = {"a": 1}
log = []
def take(name, n):
    log.append(name)
    stock[name] -= n
    assert stock[name] >= 0, f"{name} below zero"
    return stock[name]
for name, n in [("a", 1), ("b", 1), ("a", 1), ("a", "x")]:
    try:
        print(take(name, n))
    except (KeyError, AssertionError, TypeError) as e:
        print(type(e).__name__, e)
print(stock, log)
xs = [3, 0, 2]
try:
    for i, x in enumerate(xs):
        xs[i] = 6 // x
except ZeroDivisionError:
    print(i, x, xs)
try:
    ys = [1 / x for x in (1, 0)]
except ZeroDivisionError:
    print("ys is not bound")
