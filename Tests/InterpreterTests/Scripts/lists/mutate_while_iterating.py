xs = [1, 2, 3, 4, 5, 6]
for x in xs:
    if x % 2 == 0:
        xs.remove(x)
print(xs)
ys = [1, 2, 3]
for y in ys:
    if len(ys) < 8:
        ys.append(y * 10)
print(ys)
zs = [1, 2, 3]
for z in zs[:]:
    zs.insert(0, z)
print(zs)
ws = [1, 2, 3, 4]
for w in ws:
    print(w, end=" ")
    ws.pop()
print(ws)
