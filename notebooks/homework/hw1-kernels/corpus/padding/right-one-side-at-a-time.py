def above(x, n):
    return x if n == 0 else above(torch.cat([zeros(1, x.shape[1]), x]), n - 1)


def zero_pad(x, top, bottom, left, right):
    x = above(x, top)
    x = above(x.flip([0]), bottom).flip([0])
    x = above(x.T, left).T
    return above(x.T.flip([0]), right).flip([0]).T
