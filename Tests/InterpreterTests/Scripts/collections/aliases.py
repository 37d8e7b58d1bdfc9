from collections import Counter, OrderedDict, defaultdict, deque


def count(words: deque[str], seen: defaultdict[str, list[int]]) -> Counter[str]:
    return Counter(words)


print(count(deque("aba"), None), deque[int], OrderedDict[str, int], count.__annotations__["seen"])
