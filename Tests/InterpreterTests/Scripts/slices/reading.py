xs = list(range(10))
print(xs[2:5], xs[:3], xs[7:], xs[:], xs[-3:], xs[:-7], xs[-5:-2], xs[5:2], xs[100:], xs[:100], xs[-100:2])
print(xs[::2], xs[1::3], xs[::-1], xs[8:2:-2], xs[2:8:-1], xs[-1:-4:-1], xs[:3:-1], xs[3::-1], xs[::100], xs[::-100], xs[5:5])
print(xs[None:None:None], xs[True:3], xs[-3::-3], (1, 2, 3)[::-1], (1, 2)[5:], "abc"[1:], range(10)[2:8:3], range(10)[::-1], range(10, 0, -2)[1:3])
s = slice(1, 8, 3)
print(xs[s], s, s.start, s.stop, s.step, slice(3), slice(3).indices(10), slice(None, None, -1).indices(4), slice(-3, None).indices(5), slice(1) == slice(None, 1, None))
n = 3
print(xs[n:], xs[-n:], xs[n - 1:n + 1], xs[len(xs) // 2:], xs[:2][1:][0])
