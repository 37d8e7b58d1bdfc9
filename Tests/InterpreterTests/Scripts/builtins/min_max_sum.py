print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"), max([1], [0, 9]), min((2, "b"), (2, "a")), max(1, 1.0, True), max(1.0, 1), min(0.0, -0.0), max({"a": 2, "b": 1}))
print(max([], default=None), min((), default=0), max("aa", "b", key=len), min([3, -4, 2], key=abs), max(["b", "a", "c"], key="cab".index), max([(1, "x"), (1, "y")], key=lambda p: p[0]), min(range(5), key=lambda n: (n - 3) ** 2), max(n % 5 for n in range(9)))
print(sum([1, 2, 3]), sum((0.1,) * 3), sum([], 0.0), sum([True, True]), sum([[1], [2]], []), sum(range(10 ** 4)), sum([10 ** 20, -1]), sum([1, 2], start=10), sum({1: "a", 2: "b"}), sum([(1,), (2,)], ()))
print(any([]), all([]), any([0, "", 3]), all([1, "a", [0]]), any("" for _ in "ab"), all(map(str.isdigit, "123")), any({0: 1}))
