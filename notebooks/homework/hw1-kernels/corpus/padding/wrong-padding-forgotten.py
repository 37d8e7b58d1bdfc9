# expect: 1
# says: padding forgotten
def zero_pad(x, top, bottom, left, right):
    return x
