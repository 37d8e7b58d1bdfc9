def field(layers):
    seen = 1
    for k, s, d in reversed(layers):
        seen = (seen - 1) * s + d * (k - 1) + 1
    return seen
