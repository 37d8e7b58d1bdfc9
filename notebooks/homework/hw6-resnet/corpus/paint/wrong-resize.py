# expect: 0-3
def paint(x, k, stride):
    return x.repeat_interleave(stride, dim=0).repeat_interleave(stride, dim=1)
