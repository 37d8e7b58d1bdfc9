class Pixel:
    __slots__ = ("red", "green")

    def __init__(self, red, green, blue):
        self.red = red
        self.green = green
        self.blue = blue


Pixel(1, 2, 3)
