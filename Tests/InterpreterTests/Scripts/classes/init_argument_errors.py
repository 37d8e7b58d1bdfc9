class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx, dy):
        pass

    def none(self):
        pass

    def keyword(self, *, key):
        pass

    def forgot():
        pass

    @classmethod
    def make(cls, n):
        pass

    @staticmethod
    def stat(a):
        pass


class Bare:
    pass


class Outer:
    class Inner:
        def __init__(self, a):
            pass


p = Point(1, 2)
for call in (lambda: Point(), lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, x=2), lambda: Point(1, 2, z=3),
             lambda: Bare(1), lambda: Bare(a=1), lambda: Outer.Inner(), lambda: p.move(), lambda: p.move(1), lambda: p.move(1, 2, 3),
             lambda: p.none(1), lambda: p.keyword(), lambda: p.keyword(1), lambda: p.keyword(key=1, kee=2), lambda: p.forgot(),
             lambda: Point.move(), lambda: Point.none(), lambda: Point.make(), lambda: Point.make(1, 2), lambda: p.stat(), lambda: p.stat(1, 2),
             lambda: Point.__init__(), lambda: Point.__init__(p), lambda: p.move(*[1, 2, 3, 4]), lambda: p.move(**{"dx": 1})):
    try:
        print("fine", call())
    except TypeError as error:
        print(error)
