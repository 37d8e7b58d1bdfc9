def field(layers):
    total = 1
    for n, (k, s, d) in enumerate(layers):
        jump = 1
        for earlier in layers[:n]:
            jump *= earlier[1]
        total += (k - 1) * d * jump
    return total
