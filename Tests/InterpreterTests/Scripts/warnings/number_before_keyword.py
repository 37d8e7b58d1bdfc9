x = 1if 2else 3
y = [0x1for x in [1]], 1.5or 2, 0b1and 2, 0o7in [1], 1_0is x, 1not in [2]
if x:
    z = (1)if 0xf else(2)
print(x, y, 1 if 00else 2, "is" if 1 else 2)
