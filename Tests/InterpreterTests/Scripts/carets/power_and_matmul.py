a = [1]
print(2 ** a)
