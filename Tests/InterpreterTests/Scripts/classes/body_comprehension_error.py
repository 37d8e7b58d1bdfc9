class Grid:
    size = 2
    cells = [[0] * size for _ in range(size)]


print(Grid.cells)
