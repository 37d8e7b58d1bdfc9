class Circle:
    def __init__(self, r):
        self.radius = r

    @property
    def area(self):
        return 3 * self.raduis ** 2


print(hasattr(Circle(1), "area"), getattr(Circle(1), "area", "default"))
print(2 * Circle(1).area)
