x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 2; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 7; print(x)
x /= 2; print(x)
y = 12
y <<= 2; y |= 1; y &= 0x3C; y ^= 5; y >>= 1
print(y)
a = b = [1]
a += [2]
a *= 2
print(a, b, a is b)
c = d = (1,)
c += (2,)
print(c, d)
s = t = {1}
s |= {2}
print(len(t))
m = [[0] * 2] * 2
m[0][0] += 5
print(m)
i = 0
def index():
    global i
    i += 1
    return 0
m[index()][0] += 1
print(i, m)
