class Board:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        return self.cells[key]


board = Board()
board.cells[1, 2] = "x"
print(board[1, 2])
board[1, 2] = "o"
