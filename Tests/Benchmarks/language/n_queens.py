# All ways to put n queens on a board so that none attacks another: recursion, lists and sets.


def place(row, n, columns, down, up, board):
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if column in columns or row - column in down or row + column in up:
            continue
        columns.add(column)
        down.add(row - column)
        up.add(row + column)
        board[row] = column
        found += place(row + 1, n, columns, down, up, board)
        columns.remove(column)
        down.remove(row - column)
        up.remove(row + column)
    return found


def main():
    for n in range(4, 12):
        print(n, place(0, n, set(), set(), set(), [0] * n))


main()
