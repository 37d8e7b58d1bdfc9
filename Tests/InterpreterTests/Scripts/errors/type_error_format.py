name = None
print(f"{name:>10}")
