image = 1
print(lenght(image))
