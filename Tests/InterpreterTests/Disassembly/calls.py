def f(g, *args, **options):
    g(1, args)
    g(1, k=2)
    g.method(1)
    g.method(k=1)
    return g(*args, 1, **options)
