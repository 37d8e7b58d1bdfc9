s = "convolution"
print(s[0], s[-1], s[3:6], s[:4], s[4:], s[-4:], s[:-4], s[::2], s[::-1], s[8:2:-2])
print(s[5:5] == "", s[100:], s[-100:3], s[3:100], s[5:2], s[::100], s[-1:-5:-1], s[True])
u = "añ😀b日"
print(u[2], u[-1], u[::-1], u[1:3], len(u), u.index("b"))
print([c for c in u], list(enumerate("ab")))
i, j = None, 2
print(s[i:j], s[None:None:None])
