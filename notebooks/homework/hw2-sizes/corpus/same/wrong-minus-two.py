# expect: 1
def same_padding(k, d=1):
    return k - 2
