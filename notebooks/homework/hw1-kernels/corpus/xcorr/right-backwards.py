def xcorr2d(x, k):
    # From the last place to the first, products added in reverse: other rounding, same sums.
    out = zeros(x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1)
    i = out.shape[0] - 1
    while i >= 0:
        j = out.shape[1] - 1
        while j >= 0:
            s = 0.0
            for m in reversed(range(k.shape[0])):
                for n in reversed(range(k.shape[1])):
                    s = s + x[i + m, j + n].item() * k[m, n].item()
            out[i, j] = s
            j -= 1
        i -= 1
    return out
