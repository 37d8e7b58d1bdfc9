def f(a, i):
    a[i][1] = a[i + 1][2]
    a.x.y = a.x
    a[i] += 1
    a.x -= 1
    del a[i], a.x
    return a[1:i], a[::2, ..., i]
