def scale(image, by, offset=0):
    return [v * by + offset for v in image]


result = scale(
    [1, 2],
    by=3,
    ofset=1,
)
