class Circle:
    @property
    def area(self):
        return 12


print(Circle().area())
