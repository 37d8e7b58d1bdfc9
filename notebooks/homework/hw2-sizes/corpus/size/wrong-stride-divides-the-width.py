# expect: 2-8
def out_size(w, k, s=1, p=0, d=1):
    return (w + 2 * p) // s - d * (k - 1)
