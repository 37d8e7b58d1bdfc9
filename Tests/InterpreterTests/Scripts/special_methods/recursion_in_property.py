class Person:
    @property
    def name(self):
        return self.name


Person().name
