# expect: 0
def field(layers):
    seen = 1
    for k, s, d in layers:
        seen *= k * d
    return seen
