def bubble_sort(xs):
    xs = list(xs)
    swaps = 0
    for end in range(len(xs) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if xs[i] > xs[i + 1]:
                xs[i], xs[i + 1] = xs[i + 1], xs[i]
                swaps += 1
                swapped = True
        if not swapped:
            break
    return xs, swaps


for data in ([], [1], [2, 1], [5, 3, -8, 4, 4, 0], "kernel", range(5), range(5, 0, -1)):
    print(*bubble_sort(data))
