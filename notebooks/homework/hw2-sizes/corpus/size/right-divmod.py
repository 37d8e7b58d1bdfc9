def out_size(width, kernel, s=1, p=0, d=1):
    steps, unseen = divmod(width + 2 * p - (d * (kernel - 1) + 1), s)
    return steps + 1
