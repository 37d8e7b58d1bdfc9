table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table))
print("hello".translate({104: "J", ord("l"): None, ord("o"): 48}))
print("añ".translate(str.maketrans({"ñ": "n", "a": "AA"})), "abc".translate({}))
print(sorted(str.maketrans("ab", "cd").items()), str.maketrans({"a": 1, 98: "x"}))
try:
    str.maketrans("ab", "c")
except ValueError as error:
    print(error)
