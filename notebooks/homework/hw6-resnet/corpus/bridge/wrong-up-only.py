# expect: 0
def bridge(skip, up):
    return up
