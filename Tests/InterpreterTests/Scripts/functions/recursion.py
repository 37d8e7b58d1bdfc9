def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def ackermann(m, n):
    if m == 0: return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
def permutations(xs):
    if not xs: return [[]]
    return [[x] + p for i, x in enumerate(xs) for p in permutations(xs[:i] + xs[i + 1:])]
print([fib(n) for n in range(15)], hanoi(3), even(10), odd(7), ackermann(2, 3))
print(permutations([1, 2, 3]), len(permutations("abcde".split() + list("wxyz"))))
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
