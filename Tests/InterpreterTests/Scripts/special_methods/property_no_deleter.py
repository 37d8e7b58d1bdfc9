class Circle:
    @property
    def area(self):
        return 3


del Circle().area
