values = [3, "a", 1]
print(values[0] < values[1])
