def out_size(w, k, s=1, p=0, d=1):
    effective = k + (k - 1) * (d - 1)
    return int((w + 2 * p - effective) / s) + 1
