from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest

h = []
for x in [5, 1, 4, 1, 5, 9, 2, 6]:
    heappush(h, x)
    print(h)
print([heappop(h) for _ in range(3)], h)
print(heapreplace(h, 0), heappushpop(h, 3), heappushpop(h, -1), h)
l = [9, 8, 7, 6, 5, 4, 3, 2, 1]
heapify(l)
print(l)
print(nlargest(3, [3, 1, 4, 1, 5, 9]), nsmallest(2, [3, 1, 4]), nlargest(9, [1, 2]), nsmallest(0, [1]), nlargest(-1, [1]))
words = ["kiwi", "fig", "apple", "date", "banana"]
print(nlargest(2, words, key=len), nsmallest(3, words, key=len))
print(list(merge([1, 4, 7], [2, 5], [0, 9])), list(merge("ad", "bc", key=ord)), list(merge([3, 1], [2], reverse=True)))
tasks = []
for priority, name in [(2, "b"), (1, "c"), (2, "a")]:
    heappush(tasks, (priority, name))
print([heappop(tasks) for _ in range(3)])
try:
    heappush(["a"], 1)
except TypeError as error:
    print(error)
