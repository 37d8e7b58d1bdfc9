# expect: 0
def transfer(k, w, b, x, y, lr, steps):
    return k, w, b
