words = ["b", "a"]
print(words
      .copy()
      .sorted())
