value = 3.5
print(f"value is {value:>{width}.2f} wide")
