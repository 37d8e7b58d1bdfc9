# expect: 0
def xcorr2d(x, k):
    rows = x.shape[0] - k.shape[0] + 1
    return torch.stack([sum(torch.nn.functional.conv1d(x[i + r][None, None], k[r][None, None])[0, 0]
                            for r in range(k.shape[0])) for i in range(rows)])
