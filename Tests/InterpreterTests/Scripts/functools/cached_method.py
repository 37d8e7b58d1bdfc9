from functools import cache, lru_cache


class Grid:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=None)
    def paths(self, row, column):
        if row == self.n or column == self.n:
            return 1
        return self.paths(row + 1, column) + self.paths(row, column + 1)

    @staticmethod
    @cache
    def twice(x):
        print("twice", x)
        return 2 * x


print(Grid(10).paths(0, 0), Grid.paths.cache_info().currsize)
print(Grid.twice(3), Grid(1).twice(3), Grid.twice.cache_info())
