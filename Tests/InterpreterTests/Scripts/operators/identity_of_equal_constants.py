# Equal constants of one file are one object, in whatever function they stand.
def f():
    return "abc", "two words", 1000, 1.5, ""


def g():
    return "abc", "two words", 1000, 1.5, ""


print([a is b for a, b in zip(f(), g())], [a is b for a, b in zip(f(), f())])
word = "abc"
print(word is f()[0], word is not "".join("abc"), word == "".join("abc"))
