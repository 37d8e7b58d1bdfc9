def same_padding(k, d=1):
    return (k // 2) * d
