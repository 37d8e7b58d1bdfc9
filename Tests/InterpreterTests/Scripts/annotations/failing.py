x: int = 5
print(x)
y: undefined = 6
