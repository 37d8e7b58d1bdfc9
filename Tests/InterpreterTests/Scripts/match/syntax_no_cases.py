match 5:
print("x")
