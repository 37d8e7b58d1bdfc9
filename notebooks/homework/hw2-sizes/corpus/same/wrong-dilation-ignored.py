# expect: 6
# says: dilation forgotten
def same_padding(k, d=1):
    return (k - 1) // 2
