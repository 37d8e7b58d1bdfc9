# expect: 4-8
def field(layers):
    seen, apart = 1, 1
    for k, s, d in layers:
        seen += d * (k - 1) * apart
        apart += s - 1
    return seen
