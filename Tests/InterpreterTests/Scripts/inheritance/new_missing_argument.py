class Point:
    def __new__(cls, x, y):
        self = super().__new__(cls)
        self.x, self.y = x, y
        return self


print(Point(1, 2).x)
Point(1)
