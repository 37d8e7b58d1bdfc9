def edge_filters():
    v, h = zeros(3, 3), zeros(3, 3)
    for n in range(3):
        v[n, 1], v[n, 2] = -1, 1
        h[1, n], h[2, n] = -1, 1
    return (v, h)
