text = "naïve café 日本 😀"
print(len(text), text.upper(), text.title(), text.center(20, "·"))
print([f"{ord(c):x}" for c in text if ord(c) > 127])
print(ascii(text), ascii("a'b\n"), repr(text) == "'" + text + "'")
print(text.split(), text.find("日"), text[::-1])
for c in "é", "日", "😀":
    print(f"[{c:>3}] [{c:<3}] [{c:^3}] [{c * 2:*^7}]")
