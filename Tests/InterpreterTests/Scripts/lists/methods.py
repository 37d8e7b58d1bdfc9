xs = [3, 1, 2]
xs.append(4); print(xs)
xs.extend([5, 6]); xs.extend("ab"); xs.extend(()); print(xs)
xs.insert(0, "first"); xs.insert(-1, "z"); xs.insert(100, "end"); xs.insert(-100, "start"); print(xs)
print(xs.pop(), xs.pop(0), xs.pop(-2), xs)
xs.remove("a"); print(xs, xs.index(2), xs.index(4, 2), xs.index(1, -7, 10), xs.count(3), xs.count("q"))
xs.reverse(); print(xs)
ys = xs.copy(); ys.clear(); print(xs, ys, xs.append(1), [].sort(), [1].extend([]))
n = [1, 2, 3]
n.extend(n); n += n[:1]; print(n, n.count(1), [True, 1, 1.0].count(1), [[1], [1]].index([1]))
