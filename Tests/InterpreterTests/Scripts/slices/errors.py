xs = [1, 2, 3, 4]
def put(s, v):
    xs[s] = v
for f in (lambda: put(slice(0, 4, 2), [1]), lambda: put(slice(None, None, -1), [1, 2, 3, 4, 5]), lambda: put(slice(0, 1), 5), lambda: put(slice(0, 2, 2), 5), lambda: put(slice(None, None, 0), []),
          lambda: xs["a":], lambda: xs[1.5:], lambda: xs[::0], lambda: xs[[1]:], lambda: {}[1:2], lambda: set(xs)[0:1], lambda: len(xs)[1:2], lambda: (1, 2)[::0], lambda: range(3)[::0], lambda: slice(), lambda: hash(slice(1))):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(xs)
