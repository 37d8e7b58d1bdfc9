print(list(range(5)), list(range(2, 5)), list(range(5, 2)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(0)), list(range(-3)))
r = range(0, 20, 3)
print(r, len(r), r[2], r[-1], r[1:4], 9 in r, 10 in r, r.index(9), r.count(3), r.start, r.stop, r.step, r == range(0, 21, 3), range(0) == range(2, 1))
print(list(reversed(r)), max(r), sum(r), range(10 ** 20, 10 ** 20 + 2)[1], len(range(10 ** 6)), list(range(2 ** 63 - 1, 2 ** 63 + 1)), bool(range(0)), tuple(range(True, 4)))
for f in (lambda: range(), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: r[7], lambda: r["a"], lambda: range(1, 2, 3, 4), lambda: range(3).index(5), lambda: range(None)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
