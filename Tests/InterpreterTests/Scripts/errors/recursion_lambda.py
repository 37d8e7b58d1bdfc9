f = lambda n: 1 + f(n)
f(0)
