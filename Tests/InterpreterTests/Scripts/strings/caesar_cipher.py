def shift(text, by):
    out = []
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + by) % 26 + base))
        else:
            out.append(c)
    return "".join(out)


secret = shift("Kernel, stride & Padding: 3x3 é!", 3)
print(secret)
print(shift(secret, -3))
