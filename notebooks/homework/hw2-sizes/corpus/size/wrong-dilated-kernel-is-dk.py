# expect: 8-14
def out_size(w, k, s=1, p=0, d=1):
    return (w + 2 * p - d * k) // s + 1
