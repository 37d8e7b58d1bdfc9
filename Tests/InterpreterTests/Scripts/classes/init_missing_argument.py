class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


print(Point(1, 2).y)
points = [Point(n) for n in range(3)]
