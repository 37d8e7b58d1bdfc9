# expect: 0
def same_padding(k, d=1):
    return d * (k + 1) // 2
