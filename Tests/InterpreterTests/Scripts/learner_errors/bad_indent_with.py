with a as b:
print(1)
