# expect: 6
def same_padding(k, d=1):
    return d * k // 2
