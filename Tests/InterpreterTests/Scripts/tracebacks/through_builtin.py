def key(word):
    return word[1]


print(sorted(["ab", "c"], key=key))
