def f(*a):
    print(a[4500], a[-1])


keep = list(map(list, zip(range(30000))))
for j in range(8192):
    pass
f(*map(list, zip(range(6000))))
