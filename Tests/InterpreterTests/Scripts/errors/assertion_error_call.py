def check(xs):
    assert len(xs) == 2 and xs[0] < xs[1], ("bad", xs)


check([2, 1])
