xs = [1, 2]
def assign(i):
    xs[i] = 0
def delete(i):
    del xs[i]
for f in (lambda: xs[2], lambda: xs[-3], lambda: [][0], lambda: xs["a"], lambda: xs[1.0], lambda: xs[None], lambda: xs[0, 1], lambda: xs[:"a"], lambda: xs[::0],
          lambda: assign(5), lambda: assign("a"), lambda: delete(-9), lambda: delete("k"), lambda: [].pop(), lambda: xs.pop(7), lambda: xs.pop("a"), lambda: xs.remove(9),
          lambda: xs.index(9), lambda: xs.index(1, 1), lambda: xs.append(), lambda: xs.append(1, 2), lambda: xs.insert(1), lambda: xs.insert("a", 1), lambda: xs.extend(5),
          lambda: list(5), lambda: list(1, 2), lambda: xs.push(1), lambda: xs.length, lambda: xs.clear(1), lambda: xs[10 ** 20], lambda: [0] * 10 ** 20, lambda: xs(), lambda: xs.count()):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)
print(xs)
