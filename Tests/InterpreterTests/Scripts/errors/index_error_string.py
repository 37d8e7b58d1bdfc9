word = "abc"
print(word[-4])
