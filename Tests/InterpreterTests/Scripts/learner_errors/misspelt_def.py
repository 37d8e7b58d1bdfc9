dfe f(x):
    return x
