class Reader:
    def __init__(self, rows):
        self.rows = rows

    def __iter__(self):
        for row in self.rows:
            yield self.parse(row)

    def parse(self, row):
        return [int(x) for x in row.split(",")]


print(list(Reader(["1,2", "3"])))
for row in Reader(["1", "x,2"]):
    print(sum(row))
