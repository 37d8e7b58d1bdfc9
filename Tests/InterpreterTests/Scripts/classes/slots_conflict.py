class Pixel:
    __slots__ = ("red", "green")
    red = 5
