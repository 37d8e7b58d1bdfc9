for a, b in ((7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (1e300, 1e-10), (0.0, -3), (5, 0.3)):
    print(a, b, a // b, a % b, divmod(a, b))
print(-0.0 // 1, -0.0 % 5, 6.0 % -3, -6.0 % 3)
print(1.0 // 0.1, 1.0 % 0.1)
inf = float("inf")
print(5 % inf, -5 % inf, 5 // inf, -5 // inf, 5 % -inf)
