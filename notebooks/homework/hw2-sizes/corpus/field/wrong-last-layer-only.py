# expect: 0
def field(layers):
    k, s, d = layers[-1]
    return d * (k - 1) + 1
