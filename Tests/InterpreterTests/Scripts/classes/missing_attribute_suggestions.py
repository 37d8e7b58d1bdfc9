class Shape:
    kind = "shape"
    corner_count = 4

    def area(self):
        return 0

    def perimeter(self):
        return 0


s = Shape()
s.colour = "red"
for name in ("color", "aera", "kynd", "Kind", "perimetre", "zzz", "corners", "__len", "Area", "_area"):
    try:
        getattr(s, name)
    except AttributeError as error:
        print(name, "->", error, error.name, error.obj is s)
    try:
        getattr(Shape, name)
    except AttributeError as error:
        print(name, "->", error, error.name, error.obj is Shape)
s.color
