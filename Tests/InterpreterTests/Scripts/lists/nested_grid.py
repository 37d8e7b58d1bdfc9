grid = [[r * 3 + c for c in range(3)] for r in range(3)]
print(grid, [row[1] for row in grid], [grid[i][i] for i in range(3)])
print([list(col) for col in zip(*grid)], [row[::-1] for row in grid], grid[::-1])
grid[1][2] += 100
grid[0][0], grid[2][2] = grid[2][2], grid[0][0]
for row in grid:
    print(" ".join(f"{v:3}" for v in row))
print(sum(grid, []), sum(map(sum, grid)), max(max(row) for row in grid), max(grid))
padded = [[0] * 5] + [[0, *row, 0] for row in grid] + [[0] * 5]
print(*padded, sep="\n")
