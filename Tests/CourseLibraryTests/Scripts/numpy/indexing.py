import numpy as np

a = np.arange(12).reshape(3, 4)
print(a[1], a[1, 2], a[-1, -1], a[:, 1], a[::2], a[::-1], a[:, ::-2], a[1:, 1:3])
print(a[..., 0], a[None].shape, a[:, np.newaxis].shape, a[1][2], a[()].shape)
print(a[a > 5], a[a % 2 == 0].sum(), a[[0, 2]], a[[0, 2], [1, 3]], a[:, [0, 2]], a[[-1, 0]])
print(a[np.ix_([0, 2], [1, 3])], a[np.array([True, False, True])], a[[True, False, True], 1:3], a[:, a[0] > 1])
print(a[0, [1, 2]], a[[[0, 1], [1, 2]]].shape, a[np.array(1)], a[np.int64(1), np.int32(2)])
b = np.arange(24).reshape(2, 3, 4)
print(b[0, :, [1, 2]], b[:, 0, [1, 2]], b[[0, 1], :, [1, 2]], b[..., -1], b[:, 1].shape)

# Views share memory; index arrays copy.
v = a[1:, :2]
v[0, 0] = 100
a[0][1] = -1
print(a)
c = a[[0, 1]]
c[0, 0] = 55
print(a[0, 0], np.shares_memory(a, v), np.shares_memory(a, c))
r = a[::-1]
r[0, 0] = 7
print(a[2, 0], a.T[0].tolist())

# Assignment.
a[a > 9] = 0
a[:, 3] = [7, 8, 9]
a[0] = 5
a[[0, 2], [0, 0]] = [-1, -2]
a[1, ::2] += 10
print(a)
z = np.zeros((2, 3))
z[:] = [[1, 2, 3]]
z[1, 1:] = 9
z[z == 9] *= 2
print(z)
m = np.zeros(5, dtype=int)
m[1:4] = 2.9
m[-1] = True
print(m)
m[np.array([0, 0, 1])] += 1
print(m)
np.add.at(m, [0, 0, 1], 1)
print(m)
for row in np.arange(4).reshape(2, 2):
    print(row, [x for x in row])
for index, x in np.ndenumerate(np.array([[1.5, 2]])):
    print(index, x)
print(3 in np.arange(5), list(np.ndindex(2, 2)), len(a), np.take(a, [0, -1]), a.take([1, 0], axis=1))
