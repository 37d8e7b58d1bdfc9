for f in (lambda: [1, "a"].sort(), lambda: sorted([None, 1]), lambda: sorted([[1], (2,)]), lambda: sorted(5), lambda: [2, 1].sort(len), lambda: [1].sort(key=5),
          lambda: [2, 1].sort(foo=1), lambda: sorted(), lambda: sorted([1], len), lambda: sorted([{}, {}]), lambda: sorted([1, 0], key=lambda x: 1 / x), lambda: [1].sort(reverse="x")):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
