def f():
    def g():
        global x
        nonlocal x
