try:
    int("x")
except ValueEror:
    print("misspelt")
