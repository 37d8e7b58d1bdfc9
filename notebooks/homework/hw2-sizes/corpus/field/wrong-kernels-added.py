# expect: 0
def field(layers):
    seen, apart = 0, 1
    for k, s, d in layers:
        seen += k * d * apart
        apart *= s
    return seen
