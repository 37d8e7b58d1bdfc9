class Board:
    lines = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self, cells=" " * 9, player="X"):
        self.cells, self.player = cells, player

    @property
    def winner(self):
        for a, b, c in self.lines:
            if self.cells[a] == self.cells[b] == self.cells[c] != " ":
                return self.cells[a]

    @property
    def free(self):
        return [i for i, c in enumerate(self.cells) if c == " "]

    def play(self, i):
        if self.cells[i] != " ":
            raise ValueError(f"cell {i} is taken")
        return Board(self.cells[:i] + self.player + self.cells[i + 1:], "OX"[self.player == "O"])

    def __str__(self):
        return "\n-+-+-\n".join("|".join(self.cells[i:i + 3]) for i in (0, 3, 6))


class Solver:
    def __init__(self):
        self.memo = {}

    def score(self, board):
        key = board.cells, board.player
        if key not in self.memo:
            if board.winner:
                self.memo[key] = -1
            elif not board.free:
                self.memo[key] = 0
            else:
                self.memo[key] = max(-self.score(board.play(i)) for i in board.free)
        return self.memo[key]

    def best(self, board):
        return max(board.free, key=lambda i: -self.score(board.play(i)))


board, solver = Board("XO  X    ", "O"), Solver()
print(board, board.free, board.winner, sep="\n")
print(solver.score(board), solver.best(board), Board("XXX OO   ").winner)
while board.free and not board.winner:
    board = board.play(solver.best(board))
print(board, board.winner, board.player, len(solver.memo) < 1000, sep="\n")
board.play(0)
