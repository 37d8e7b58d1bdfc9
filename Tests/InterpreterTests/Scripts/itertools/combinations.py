from itertools import combinations, combinations_with_replacement, permutations

print(list(permutations("ABC")), list(permutations(range(4), 2)))
print(list(permutations([1], 2)), list(permutations("ab", 0)), list(permutations([])))
print(list(combinations("ABCD", 2)), list(combinations("AB", 3)), list(combinations("AB", 0)))
print(list(combinations_with_replacement("ABC", 2)), list(combinations_with_replacement([], 2)))
print(list(combinations_with_replacement([], 0)), list(combinations("aab", 2)))
print(len(list(permutations(range(6)))), list(permutations(range(5), 3))[-4:])
print(list(combinations(range(7), 4))[-3:], list(combinations_with_replacement(range(3), 3)))
print(["".join(p) for p in permutations("abcd") if p[0] < p[-1]])
print(max(combinations([5, 1, 9, 7], 2), key=sum))
