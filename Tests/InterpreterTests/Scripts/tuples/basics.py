t = (1, "a", [2])
print(t, t[0], t[-1], t[1:], len(t), (), (1,), 1, (1, 2,), tuple("ab"), tuple([]), tuple(range(3)), tuple())
t[2].append(3)
print(t, t + (4,), t * 0, (1, 2) * 2, t.index("a"), t.count(1), (1, 2) == (1, 2), (1, 2) < (1, 3), () < (0,))
a = 1, 2
print(a, type(a).__name__, *a, (*a, 3), (a), ((a)), 1 in a, max(a), sum(a), hash(a) == hash((1, 2)), {a: "key"}[1, 2])
u = t
u += (9,)
print(u is t, t, u, (1, (2, (3,)))[1][1][0], [(1, 2), (3, 4)][1][0])
print(isinstance(t, tuple), not (), bool((0,)), tuple(reversed(a)), sorted((3, 1, 2)))
