# expect: 6-10
def field(layers):
    seen, apart = 1, 1
    for k, s, d in layers:
        seen += d * (k - 1) * apart
        if s > 1:
            apart *= 2
    return seen
