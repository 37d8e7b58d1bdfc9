def label(kind, sizes):
    return f"{kind.upper()} {sizes[0]}x{sizes[1]}"


print(label("conv", [3, 5]))
print(label("conv", [3]))
