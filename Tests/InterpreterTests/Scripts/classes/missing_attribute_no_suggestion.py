class Shape:
    corner_count = 4


s = Shape()
s.name = "s"
print(s.name.upper(), s.hello(1, 2))
