def same_padding(k, d=1):
    return int((d * k - d) / 2)
