class Circle:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return 3 * radius ** 2


Circle(2).area()
