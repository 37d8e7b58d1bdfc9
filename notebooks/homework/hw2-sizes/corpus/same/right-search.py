def same_padding(k, d=1):
    p = 0
    while 100 + 2 * p - d * (k - 1) < 100:
        p += 1
    return p
