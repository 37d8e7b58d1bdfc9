def f():
    prnt("x")


f()
