def out_size(w, k, s=1, p=0, d=1):
    if p:
        return out_size(w + 2 * p, k, s, 0, d)
    if d > 1:
        return out_size(w, d * (k - 1) + 1, s)
    return len([start for start in range(w) if start % s == 0 and start + k <= w])
