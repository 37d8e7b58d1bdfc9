def field(layers):
    if not layers:
        return 1
    k, s, d = layers[0]
    return (field(layers[1:]) - 1) * s + (k - 1) * d + 1
