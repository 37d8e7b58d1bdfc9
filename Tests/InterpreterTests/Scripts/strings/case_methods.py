for s in ("hello World", "ßtraße", "ÀÉî", "it's a dog's 2nd-hand x_y", "ǆ", "", "123"):
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
print("ΑΣ".lower(), "İ".lower() == "i̇", "ﬁ".upper(), "ŉ".upper())
