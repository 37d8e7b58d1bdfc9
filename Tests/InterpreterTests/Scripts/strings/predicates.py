samples = ["", "abc", "ABC", "Abc Def", "a1", "12", "½", "²", "٣", " ", "\t\n", "x_1", "1x", "é", "日本", "a b", "\x00", "for", "Aa!", "_"]
names = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii"]
for s in samples:
    print(repr(s), "".join("1" if getattr(s, name)() else "0" for name in names))
