# expect: 0
def paint(x, k, stride):
    return xcorr(x, k, stride=stride)
