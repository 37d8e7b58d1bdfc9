def find_factor(n):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")


for n in (2, 9, 13, 15):
    find_factor(n)
for x in []:
    pass
else:
    print("empty runs else")
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
    else:
        continue
    if i == 1:
        break
print("end", i, j)
