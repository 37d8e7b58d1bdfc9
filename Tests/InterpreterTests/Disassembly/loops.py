def f(a):
    for x in a:
        if x:
            continue
        break
    else:
        return 1
    while a:
        a = None
    else:
        a = 1
