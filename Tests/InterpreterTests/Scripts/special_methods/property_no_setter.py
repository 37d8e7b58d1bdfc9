class Circle:
    def __init__(self, r):
        self.r = r

    @property
    def area(self):
        return 3 * self.r ** 2


circle = Circle(2)
print(circle.area)
circle.area = 5
