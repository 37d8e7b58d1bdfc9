def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def power(m, n):
    result = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1:
            result = matmul(result, m)
        m = matmul(m, m)
        n >>= 1
    return result


print(matmul([[1, 2], [3, 4]], [[0, 1], [1, 0]]), matmul([[0.5]], [[2]]), power([[1, 1], [1, 0]], 10))
print(power([[1, 1], [1, 0]], 200)[0][1])
