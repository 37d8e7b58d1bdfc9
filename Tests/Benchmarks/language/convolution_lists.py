# A 3x3 kernel slid over a picture, both plain lists of lists: four nested loops and index arithmetic.


def picture(size):
    return [[((31 * i + 17 * j) % 11) * 0.5 for j in range(size)] for i in range(size)]


def correlate(image, kernel):
    size = len(image)
    window = len(kernel)
    out = [[0.0] * (size - window + 1) for _ in range(size - window + 1)]
    for i in range(size - window + 1):
        for j in range(size - window + 1):
            total = 0.0
            for a in range(window):
                for b in range(window):
                    total += image[i + a][j + b] * kernel[a][b]
            out[i][j] = total
    return out


def main():
    image = picture(128)
    kernel = [[1.0, 0.0, -1.0], [2.0, 0.0, -2.0], [1.0, 0.0, -1.0]]
    checksum = 0.0
    for _ in range(16):
        out = correlate(image, kernel)
        checksum += sum(abs(value) for row in out for value in row)
    print(checksum, out[10][20], out[40][7])


main()
