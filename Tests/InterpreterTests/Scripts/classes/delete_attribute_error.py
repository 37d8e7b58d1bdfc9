class C:
    def __init__(self):
        self.first = 1


c = C()
del c.first
del c.first
