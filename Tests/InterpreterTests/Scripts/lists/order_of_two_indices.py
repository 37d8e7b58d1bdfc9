# x[i][j] asks x[i] before anything of j is computed.


class Rows:
    def __init__(self, log):
        self.log = log

    def __getitem__(self, index):
        global k
        k = 1
        self.log.append(("row", index))
        return [10, 20]


class Index:
    def __init__(self, value, log):
        self.value, self.log = value, log

    def __add__(self, other):
        self.log.append(("index", self.value))
        return self.value + other


def attempt(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


k = 0
log = []
print(Rows(log)[0][k])


def inner():
    j = Index(1, log)
    i = Index(0, log)
    return Rows(log)[i + 0][j + 0]


print(inner(), log)


def unassigned(flag):
    if flag:
        j = 0
    return [][0][j]


def assigned(rows, i, j):
    return rows[i][j], rows[i + 1][j - 1], rows[-1][0], rows[i][j + i]


print(assigned([[1, 2], [3, 4]], 0, 1))
attempt(lambda: unassigned(False))
attempt(lambda: [][0][undefined])
attempt(lambda: [[1]][5][1 // 0])
attempt(lambda: None[0][1 / 0])
attempt(lambda: [[1]][0][undefined])
attempt(lambda: assigned([[1]], 0, 7))
attempt(lambda: assigned([[1]], 3, 0))


def counted():
    n = 0

    class Row:
        def __getitem__(self, index):
            nonlocal n
            n += 1
            return "abc"

    return Row()[0][n]


print(counted())
