class Board:
    def __init__(self):
        self.cells = [[0, 1], [2, 3]]


board = Board()
print(board.cells[1][0])
print(board[1][0])
