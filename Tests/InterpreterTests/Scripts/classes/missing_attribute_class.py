class Shape:
    corner_count = 4


print(Shape.corner_count)
print(Shape.corners_count)
