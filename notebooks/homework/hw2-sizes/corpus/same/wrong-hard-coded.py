# expect: 4
def same_padding(k, d=1):
    return {3: 1, 5: 2, 7: 3}[k]
