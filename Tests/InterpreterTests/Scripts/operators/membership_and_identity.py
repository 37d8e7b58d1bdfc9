print(1 in [1, 2], 3 not in [1, 2], "b" in "abc", "" in "abc", "ac" in "abc", 1.0 in [1], True in {1: 2})
print("k" in {"k": 0}, 0 in {"k": 0}, (1, 2) in [(1, 2)], 5 in range(0, 10, 5), 7 in range(0, 10, 5), 5.0 in range(10))
print(None in [None], [] in [[]], "a" in ("a",), 2 in {1, 2}, "x" in {})
a = [1]
b = a
print(a is b, a is [1], a == [1], a is not None, None is None, True is True)
print(-1 in range(10), 10 ** 30 in range(10 ** 31), 3 in (x for x in [1, 2, 3]), "ab" in ["a", "b"])
