# expect: 4-6
def field(layers):
    seen = 1
    for k, s, d in reversed(layers):
        seen = seen * s + d * (k - 1)
    return seen
