a = [1, 2]
b = [a, a]
b[0].append(3)
print(a, b, b[0] is b[1])
def fill(xs, x):
    xs.append(x)
    xs = [x]
    return xs
print(fill(a, 4), a)
c = a
c += [5]
print(a, a is c)
c = c + [6]
print(a, c)
row = [0] * 2
print([row] * 2, [row[:] for _ in range(2)][0] is row)
