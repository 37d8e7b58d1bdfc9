class Pixel:
    __slots__ = ("red", "green")


pixel = Pixel()
pixel.red = 1
print(pixel.red + pixel.green)
