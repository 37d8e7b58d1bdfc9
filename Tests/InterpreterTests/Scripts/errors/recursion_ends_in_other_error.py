def dive(n):
    if n == 0:
        return 1 / 0
    return dive(n - 1)


dive(10)
