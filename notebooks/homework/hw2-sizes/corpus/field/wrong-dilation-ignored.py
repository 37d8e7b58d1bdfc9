# expect: 13
def field(layers):
    seen, apart = 1, 1
    for k, s, d in layers:
        seen += (k - 1) * apart
        apart *= s
    return seen
