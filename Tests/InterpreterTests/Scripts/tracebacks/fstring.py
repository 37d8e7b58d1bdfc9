name = "x"
print(f"{name}: {name + 1}")
