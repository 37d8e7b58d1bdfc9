n = 3
while n + None > 0:
    n -= 1
