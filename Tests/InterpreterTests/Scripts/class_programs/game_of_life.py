class Life:
    def __init__(self, rows, alive="#"):
        self.alive = alive
        self.cells = {(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == alive}
        self.width, self.height = max(map(len, rows)), len(rows)
        self.generation = 0

    def neighbours(self, x, y):
        return ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)

    def count(self, cell):
        return sum(n in self.cells for n in self.neighbours(*cell))

    def step(self):
        candidates = self.cells | {n for c in self.cells for n in self.neighbours(*c)}
        self.cells = {c for c in candidates if self.count(c) == 3 or c in self.cells and self.count(c) == 2}
        self.generation += 1
        return self

    def __str__(self):
        return "\n".join("".join(self.alive if (x, y) in self else "." for x in range(self.width)) for y in range(self.height))

    def __contains__(self, cell):
        return cell in self.cells

    def __len__(self):
        return len(self.cells)

    def __eq__(self, other):
        return self.cells == other.cells


glider = Life([".#...", "..#..", "###..", ".....", "....."])
print(glider, len(glider), sep="\n")
for _ in range(4):
    glider.step()
print(glider, glider.generation, sep="\n")
blinker = Life(["...", "###", "..."])
print(str(blinker.step()) == ".#.\n.#.\n.#.", blinker.step() == Life(["...", "###"]), (1, 1) in blinker)
Life([])
