d = {}
print(d[0, "x"])
