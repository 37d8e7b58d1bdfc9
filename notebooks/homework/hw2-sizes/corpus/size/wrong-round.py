# expect: 0-10
def out_size(w, k, s=1, p=0, d=1):
    return round((w + 2 * p - d * (k - 1) - 1) / s) + 1
