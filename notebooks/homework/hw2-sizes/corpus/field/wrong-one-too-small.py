# expect: 0
def field(layers):
    seen, apart = 0, 1
    for k, s, d in layers:
        seen += d * (k - 1) * apart
        apart *= s
    return seen
