def out_size(w, k, s=1, p=0, d=1):
    start, count = -p, 0
    while start + d * (k - 1) <= w + p - 1:
        count += 1
        start += s
    return count
