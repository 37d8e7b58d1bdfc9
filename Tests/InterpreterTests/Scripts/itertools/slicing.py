from itertools import islice, pairwise, starmap

print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 2, None)))
print(list(islice("abcdefg", 0, None, 3)), list(islice("abcdefg", 1, 6, 2)), list(islice("abc", None)))
print(list(islice("abc", 5, 9)), list(islice("abc", 2, 1)), list(islice("abc", None, None, None)))
it = iter(range(10))
print(list(islice(it, 3, 5)), list(it))
it = iter(range(10))
print(list(islice(it, 1, 6, 3)), next(it))
it = iter(range(10))
print(list(islice(it, 0)), next(it))
print(list(pairwise("ABCD")), list(pairwise([1])), list(pairwise([])))
print(list(starmap(pow, [(2, 5), [3, 2]])), list(starmap(lambda *a: a, ["ab", range(3), ()])))
