def field(layers):
    pixels = {0}
    for k, s, d in layers[::-1]:
        pixels = {p * s + n * d for p in pixels for n in range(k)}
    return max(pixels) + 1
