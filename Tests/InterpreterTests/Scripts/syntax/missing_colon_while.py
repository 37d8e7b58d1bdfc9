n = 3
while n:
    while n > 1
        n -= 1
