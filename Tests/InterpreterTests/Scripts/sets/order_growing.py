# A table is filled anew when three fifths of it are used.
numbers = set()
for i in range(0, 400, 17):
    numbers.add(i)
    print(len(numbers), list(numbers)[:12])
print(numbers)
large = {i * 1024 + i % 7 for i in range(300)}
print(large)
print(sum(i * x for i, x in enumerate({i * i % 100003 for i in range(60000)})))
