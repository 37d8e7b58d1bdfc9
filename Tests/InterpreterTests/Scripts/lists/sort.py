xs = [3, -1, 2.5, True, 0]
xs.sort(); print(xs)
xs.sort(reverse=True); print(xs)
words = ["pear", "Fig", "apple", "fig", "kiwi", "é"]
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=str.lower))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: (-p[0], p[1])), sorted(pairs, key=lambda p: p[1], reverse=True))
print(sorted("hello"), sorted({3: 1, 1: 2}), sorted([[2, 1], [1, 9], [1]]), sorted([]), sorted((3, 1)), sorted([2, 1], key=None))
print(sorted(range(10), key=lambda n: n % 3), sorted([10 ** 20, 5, -10 ** 20, 1e19]))
def explode(x):
    return 1 / x
try:
    words.sort(key=explode)
except TypeError as error:
    print(error, words)
