grid = [[1, 2], [3, 4]]
i = 1
corner = grid[0][0] + grid[i + 1][i] * 2
