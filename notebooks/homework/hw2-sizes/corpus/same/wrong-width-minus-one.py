# expect: 0-3
def same_padding(k, d=1):
    return d * (k - 1)
