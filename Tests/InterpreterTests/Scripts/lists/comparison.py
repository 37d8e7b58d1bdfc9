print([1, 2, 3] == [1, 2, 3], [1] == [True], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 99], [[1], 2] == [[1], 2])
print([1, "a"] == [1, 2], [1, "a"] != [1, "a"], [0, "x"] < [1, 5], [float("nan")] == [float("nan")])
a = [1]
a.append(a)
print(a == a, a[1] is a, a[1][1][0])
try:
    [1, "a"] < [1, 2]
except TypeError as error:
    print(error)
