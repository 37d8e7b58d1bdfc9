def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

for n in (0, 1, 5, 20, 21, 25, 50):
    print(n, factorial(n))
digits = str(factorial(200))
print(len(digits), digits[:10], digits[-60:-45], digits.count("0"))
print(sum(int(d) for d in digits))
