# Which points of the plane stay bounded under z*z + c, in real arithmetic: a while loop of floats.


def steps(cr, ci, limit):
    zr = zi = 0.0
    count = 0
    while count < limit and zr * zr + zi * zi <= 4.0:
        zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
        count += 1
    return count


def main():
    width, height, limit = 240, 180, 300
    inside = 0
    total = 0
    for row in range(height):
        for column in range(width):
            count = steps(-2.0 + 2.8 * column / width, -1.2 + 2.4 * row / height, limit)
            total += count
            if count == limit:
                inside += 1
    print(inside, total)


main()
