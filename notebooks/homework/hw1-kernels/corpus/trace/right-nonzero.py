def find(x, k, value):
    return [(int(i), int(j)) for i, j in (xcorr(x, k) == value).nonzero().tolist()]


def products(x, k, i, j):
    return torch.mul(k, x[i:i + k.shape[0], j:j + k.shape[1]])
