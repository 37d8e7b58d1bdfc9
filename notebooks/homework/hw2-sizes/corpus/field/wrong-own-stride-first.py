# expect: 4-6
def field(layers):
    seen, apart = 1, 1
    for k, s, d in layers:
        apart *= s
        seen += d * (k - 1) * apart
    return seen
