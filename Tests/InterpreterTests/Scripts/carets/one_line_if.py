n = 0
if n == 0: print(1 // n)
