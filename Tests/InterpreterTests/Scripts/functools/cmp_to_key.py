from functools import cmp_to_key


def backwards(a, b):
    return b - a


print(sorted([3, 1, 2], key=cmp_to_key(backwards)), max([3, 1, 2], key=cmp_to_key(backwards)))
K = cmp_to_key(backwards)
print(K(1) == K(1), K(1) < K(2), K(2) <= K(1), K(5).obj, K(1) != K(1), K(1) > K(2))
words = ["banana", "fig", "apple", "kiwi"]
print(sorted(words, key=cmp_to_key(lambda a, b: len(a) - len(b) or (a > b) - (a < b))))
for action in lambda: K(1) < 1, lambda: hash(K(1)), lambda: cmp_to_key(), lambda: K(), lambda: sorted([1, "a"], key=K):
    try:
        action()
    except TypeError as error:
        print(error)
