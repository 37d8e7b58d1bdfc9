words = ["ab", "c", 5]
try:
    print({w: len(w) for w in words})
except TypeError as error:
    print(error)
print({w.upper() for w in words})
