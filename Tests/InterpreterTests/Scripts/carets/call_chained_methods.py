text = "a,b"
print(text.strip().split(",")[0].upper().nope(1).lower())
