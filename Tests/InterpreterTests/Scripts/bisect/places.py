from bisect import bisect, bisect_left, bisect_right, insort, insort_left

a = [1, 3, 3, 5]
print(bisect_left(a, 3), bisect_right(a, 3), bisect(a, 0), bisect(a, 9), bisect_left(a, 3, 2), bisect(a, 3, 0, 2))
insort(a, 4)
insort_left(a, 3.0)
print(a, bisect([], 1), bisect(a, 3, hi=None), bisect_left("abd", "c"))
grades = "FDCBA"
print([grades[bisect([60, 70, 80, 90], score)] for score in [33, 99, 77, 70, 89, 90, 100]])
rows = [("a", 1), ("b", 5), ("c", 9)]
print(bisect_left(rows, 5, key=lambda r: r[1]), bisect(rows, 5, key=lambda r: r[1]))
insort(rows, ("d", 6), key=lambda r: r[1])
print(rows)
