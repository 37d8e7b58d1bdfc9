for name, size in [("conv", 3), ("pool",)]:
    print(name, size)
