# expect: 4-10
def out_size(w, k, s=1, p=0, d=1):
    return (w + p - d * (k - 1) - 1) // s + 1
