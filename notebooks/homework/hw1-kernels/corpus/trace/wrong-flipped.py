# expect: 6
# says: kernel flipped
def find(x, k, value):
    out = xcorr(x, k)
    return [(i, j) for i in range(out.shape[0]) for j in range(out.shape[1]) if out[i, j] == value]


def products(x, k, i, j):
    return x[i:i + k.shape[0], j:j + k.shape[1]] * k.flip([0, 1])
