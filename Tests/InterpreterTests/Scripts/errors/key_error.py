sizes = {"conv": 3}
print(sizes["pool"])
