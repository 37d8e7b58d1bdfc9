from statistics import median, median_grouped, median_high, median_low, mode, multimode

for data in ([5, 1, 3], [4, 1, 3, 2], [1.5], ["b", "a", "c"], (2, 2, 3, 3)):
    print(median_low(data), median_high(data), mode(data), multimode(data))
print(median([5, 1, 3]), median([1, 2]), median([1, 4, 2, 3]), median([2.5, 1]))
print(median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median_grouped([1, 3, 3, 5, 7], interval=2), multimode([]), multimode("aabbc"))
