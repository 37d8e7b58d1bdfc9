print("{} {}".format(1, "a"), "{1} {0} {1}".format("x", "y"), "{a}-{b}".format(a=1, b=2), "{0}{k}".format(5, k=6), "{{}} {}".format(1))
print("{:>5}|{:<5}|{:^5}|{:05.1f}".format("a", "b", "c", 3.14159), "{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>8}".format("ab"))
print("{0[1]} {d[key]} {0[0]}".format([10, 20], d={"key": "v"}), "{:{}}|{:{w}.{p}f}".format("x", 4, 2.5, w=8, p=2), "{0:{1}}".format(7, 3))
print("{:,} {:x} {:%} {:e}".format(12345, 255, 0.25, 12345.678), "{a.real} {a.imag}".format(a=5), "{}".format([1, 2]), "{}{}{}".format(*"abc"))
print("no fields".format(1, 2), "{a}".format(**{"a": 1, "b": 2}), "{a}".format_map({"a": 3}))
for f in (lambda: "{}".format(), lambda: "{1}".format(0), lambda: "{a}".format(), lambda: "{} {0}".format(1), lambda: "{".format(), lambda: "}".format(),
          lambda: "{0[5]}".format([1]), lambda: "{0.nope}".format(1), lambda: "{:d}".format("x"), lambda: "{!x}".format(1), lambda: "{0 {1}".format(1)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
