letters = "abc"
del letters[0]
