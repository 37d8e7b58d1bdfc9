# The largest singular value of an infinite matrix, cut off at n: function calls in generator expressions.


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u):
    n = len(u)
    return [sum(element(i, j) * u[j] for j in range(n)) for i in range(n)]


def transposed_times(u):
    n = len(u)
    return [sum(element(j, i) * u[j] for j in range(n)) for i in range(n)]


def spectral_norm(n, rounds):
    u = [1.0] * n
    for _ in range(rounds):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    dot = sum(a * b for a, b in zip(u, v))
    square = sum(b * b for b in v)
    return (dot / square) ** 0.5


def main():
    print(f"{spectral_norm(220, 9):.9f}")


main()
