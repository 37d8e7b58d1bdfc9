# expect: 4-6
def field(layers):
    return 1 + sum(d * (k - 1) * s for k, s, d in layers)
