class Point:
    def __init__(self, x, y=0):
        self.x = x


p = Point(1, 2,
          3, 4)
