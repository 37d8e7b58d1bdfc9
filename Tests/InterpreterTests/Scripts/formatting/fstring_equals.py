a, b, name = 3, 4.5, "n'q"
xs = [1, 2]
print(f"{a=} {b=} {name=} {xs=}")
print(f"{a + b=} {a+b = } {xs[0]=} {len(xs)=} { a = }")
print(f"{b=:.3f} {name=!s} {name=!s:>6} {a=:05d} {name = !r}")
print(f"{a == 3=} {a if a else b=} {None=} {'x'=}")
