text = "3.5"
print(int(text) + 1)
