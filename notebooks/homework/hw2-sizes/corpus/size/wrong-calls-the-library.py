# expect: 0
def out_size(w, k, s=1, p=0, d=1):
    return conv_out(w, k, s, p, d)
