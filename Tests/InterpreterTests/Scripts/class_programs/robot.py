class Robot:
    directions = ((0, 1), (1, 0), (0, -1), (-1, 0))
    names = "NESW"

    def __init__(self, x=0, y=0, facing="N", *, limit=None):
        self.x, self.y, self.limit = x, y, limit
        self.facing = self.names.index(facing)
        self.path = [(x, y)]

    def left(self):
        self.facing = (self.facing - 1) % 4
        return self

    def right(self):
        self.facing = (self.facing + 1) % 4
        return self

    def forward(self, n=1):
        dx, dy = self.directions[self.facing]
        for _ in range(n):
            x, y = self.x + dx, self.y + dy
            if self.limit and max(abs(x), abs(y)) > self.limit:
                raise RuntimeError(f"{self} would leave the field at {x}, {y}")
            self.x, self.y = x, y
            self.path.append((x, y))
        return self

    def run(self, program):
        commands = {"L": self.left, "R": self.right, "F": self.forward}
        for c in program:
            commands[c]()
        return self

    def __str__(self):
        return f"robot at {self.x}, {self.y} facing {self.names[self.facing]}"

    def draw(self):
        xs, ys = zip(*self.path)
        return "\n".join("".join("o" if (x, y) == (self.x, self.y) else "*" if (x, y) in self.path else "." for x in range(min(xs), max(xs) + 1)) for y in range(max(ys), min(ys) - 1, -1))


r = Robot().forward(3).right().forward(2).right().forward()
print(r, r.path, r.draw(), sep="\n")
print(Robot(facing="W").run("FFLFFRFF"))
try:
    Robot().run("FX")
except KeyError as error:
    print("unknown command", error)
Robot(limit=2).forward(5)
