width = 5
stride = 0
print(width // stride)
