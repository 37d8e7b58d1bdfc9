# A pipeline of generators, each drawing from the one before.


def numbers(count):
    value = 17
    for _ in range(count):
        value = (value * 1103515245 + 12345) % 2147483648
        yield value >> 8


def digits_of(source):
    for value in source:
        yield value % 10
        yield value // 10 % 10


def pairs(source):
    before = next(source)
    for value in source:
        yield before, value
        before = value


def rising(source):
    return (b - a for a, b in source if b > a)


def smoothed(source, weight):
    level = 0.0
    for value in source:
        level += weight * (value - level)
        yield level


def main():
    last = 0.0
    count = 0
    for number, level in enumerate(smoothed(rising(pairs(digits_of(numbers(700000)))), 0.01)):
        last = level
        count = number
    print(count, last)


main()
