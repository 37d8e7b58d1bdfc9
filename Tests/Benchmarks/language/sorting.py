# Lists sorted by a key function, by attributes of tuples and by nothing.


def values(count):
    state = 42
    out = []
    for _ in range(count):
        state = (state * 1664525 + 1013904223) % 4294967296
        out.append(state >> 8)
    return out


def distance(point):
    x, y = point
    return (x - 512) ** 2 + (y - 512) ** 2


def main():
    numbers = values(120000)
    points = [(n % 1024, n // 1024 % 1024) for n in numbers]
    for _ in range(2):
        by_digit = sorted(numbers, key=lambda n: n % 1000)
        by_distance = sorted(points, key=distance, reverse=True)
        words = sorted([str(n) for n in numbers], key=len)
    points.sort(key=lambda point: (point[1], -point[0]))
    numbers.sort()
    print(by_digit[:3], by_distance[0], by_distance[-1], words[0], words[-1])
    print(points[0], points[-1], numbers[0], numbers[-1], numbers[len(numbers) // 2])


main()
