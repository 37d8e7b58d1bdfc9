# expect: 0
def paint(x, k, stride):
    return F.conv_transpose2d(x[None, None], k[None, None], stride=stride)[0, 0]
