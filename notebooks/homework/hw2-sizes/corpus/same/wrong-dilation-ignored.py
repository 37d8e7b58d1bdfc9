# expect: 7
def same_padding(k, d=1):
    return (k - 1) // 2
