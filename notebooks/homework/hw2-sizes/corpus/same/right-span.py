def same_padding(k, d=1):
    span = d * (k - 1) + 1
    return (span - 1) // 2
