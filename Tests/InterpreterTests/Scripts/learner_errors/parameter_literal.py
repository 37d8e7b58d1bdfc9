def f(3):
    pass
