found = None
for i in range(2, 50):
    for j in range(i, 50):
        k2 = i * i + j * j
        k = int(k2 ** 0.5)
        if k * k != k2:
            continue
        if k > 40:
            found = (i, j, k)
            break
        if i < 10:
            print((i, j, k), end=" ")
    if found:
        break
print(found)
total = 0
n = 0
while n < 10:
    n += 1
    for m in range(n):
        if m == 3:
            break
        if m % 2:
            continue
        total += m * n
    else:
        total += 1000
    if n == 8:
        break
print(n, m, total)
