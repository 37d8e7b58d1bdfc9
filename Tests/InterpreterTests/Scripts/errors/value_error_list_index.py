layers = ["conv", "pool"]
print(layers.index("dense"))
