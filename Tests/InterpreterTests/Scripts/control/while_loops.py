n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 8:
        break
    print(i, end=" ")
else:
    print("never")
print()
while i:
    i -= 3 if i > 2 else 1
else:
    print("ran out", i)
while False:
    print("no")
else:
    print("at once")
stack = [1, [2, [3]], 4]
while stack:
    top = stack.pop()
    if isinstance(top, list): stack.extend(top); continue
    print(top, end=" ")
print()
