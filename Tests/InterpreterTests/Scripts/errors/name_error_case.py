Width = 5
print(width)
