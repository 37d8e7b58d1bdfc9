def invert(grid):
    return [[1 / v for v in row] for row in grid]


print(invert([[1, 2], [4, 0]]))
