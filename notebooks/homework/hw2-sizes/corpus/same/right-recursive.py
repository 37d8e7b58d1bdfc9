def same_padding(k, d=1):
    return 0 if k == 1 else d + same_padding(k - 2, d)
