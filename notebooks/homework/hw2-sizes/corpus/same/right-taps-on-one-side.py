def same_padding(k, d=1):
    middle = [d * n for n in range(k)][k // 2]
    return middle
