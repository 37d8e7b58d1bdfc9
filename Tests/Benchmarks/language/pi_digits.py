# Digits of pi one after the other, by a spigot of whole numbers that grow and grow.


def digits(count):
    q, r, t, k = 1, 0, 1, 1
    out = []
    while len(out) < count:
        q, r, t, k = q * k, (2 * q + r) * (2 * k + 1), t * (2 * k + 1), k + 1
        if q > r:
            continue
        digit = (3 * q + r) // t
        if (4 * q + r) // t == digit:
            out.append(str(digit))
            q, r = 10 * q, 10 * (r - digit * t)
    return "".join(out)


def main():
    text = digits(3000)
    for start in range(0, len(text), 100):
        print(text[start : start + 100])


main()
