# The same convolution over a tensor's elements, `x[i, j]` one at a time.
#
# convbook runs it on its own tensors. python3 has no tensors of its own, so there the script brings the least
# class that reads the same: a flat list, and items addressed by `i, j`.

try:
    from convbook import zeros
except ImportError:

    class Tensor:
        def __init__(self, rows, columns):
            self.columns = columns
            self.values = [0.0] * (rows * columns)

        def __getitem__(self, place):
            i, j = place
            return self.values[i * self.columns + j]

        def __setitem__(self, place, value):
            i, j = place
            self.values[i * self.columns + j] = value

    def zeros(rows, columns):
        return Tensor(rows, columns)


def picture(size):
    x = zeros(size, size)
    for i in range(size):
        for j in range(size):
            x[i, j] = ((31 * i + 17 * j) % 11) * 0.5
    return x


def correlate(image, kernel, size, window):
    out = zeros(size - window + 1, size - window + 1)
    for i in range(size - window + 1):
        for j in range(size - window + 1):
            total = 0.0
            for a in range(window):
                for b in range(window):
                    total += image[i + a, j + b] * kernel[a, b]
            out[i, j] = total
    return out


def main():
    image = picture(96)
    kernel = zeros(3, 3)
    for a, weight in enumerate([1.0, 2.0, 1.0]):
        kernel[a, 0] = weight
        kernel[a, 2] = -weight
    checksum = 0.0
    for _ in range(10):
        out = correlate(image, kernel, 96, 3)
        checksum += float(out[10, 20]) + float(out[40, 7])
    print(checksum)


main()
