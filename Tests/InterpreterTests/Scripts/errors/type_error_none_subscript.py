result = [3, 1, 2].sort()
print(result[0])
