def out_size(w, k, s=1, p=0, d=1):
    span = d * (k - 1) + 1
    return len(range(0, w + 2 * p - span + 1, s))
