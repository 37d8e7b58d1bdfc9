if (n := len("abcd")) > 3:
    print(n)
while (n := n - 1) > 0:
    print(n, end=" ")
print()
print([y := 5, y * 2], (m := 3) + m, [last := x for x in range(4)], last)
squares = [s for x in range(6) if (s := x * x) % 2 == 0]
print(squares, s, any((hit := w) > "m" for w in ["a", "q", "z"]), hit)
def f(x, y=(z := 7)):
    return (a := x) + a + y
print(f(1), z, f(x=(k := 4)), k, f"{(w := 5)}", w, {(q := 1): (r := 2)}, q + r)
print(f((v := 2)), v, (t := 1, 2), t)
