class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        self.last = (key, value)

    def __delitem__(self, key):
        self.last = ("del", key)


s = Show()
print(s[1], s[-1], s["k"], s[1:2], s[:], s[::2], s[1:2:3], s[1, 2], s[1:2, ..., None], s[()], s[(1,)], s[...], s[:, 0], s[-1:, ::-1], s[None:None], s["a":"b"], s[[1]], s[1,])
print(s[lambda x: x].__class__.__name__, s[s is s], s[1 if s else 2], s[{"a": 1}], s[*[1, 2]], s[0, *[1, 2], 3], s[(y := 5)], y, s[True])
s[1:2, 0] = "v"
print(s.last)
del s[1:, -1]
print(s.last)
s[0], s[1] = 1, 2
print(s.last)
s[2] += 3
print(s.last)
s["x"] = s["y"] = 0
print(s.last)
for s[5] in "ab":
    pass
print(s.last)
key = s[1:2]
print(type(key).__name__, key.start, key.stop, key.step, key == slice(1, 2), s[::].indices(4))


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, key):
        i, j = key
        rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
        out = [row[j] for row in rows]
        return out if isinstance(i, slice) else out[0]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value


m = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
m[0, 0] += 10
print(m[0, 0], m[1:, 1], m[:2, ::2], m[-1, -1], m[2, :2])
try:
    m[1]
except TypeError as error:
    print(error)
