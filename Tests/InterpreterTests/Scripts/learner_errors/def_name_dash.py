def my-f(x):
    pass
