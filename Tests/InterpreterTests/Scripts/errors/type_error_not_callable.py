size = 3
print(size(2))
