def f(): pass
shown = [repr(x).split(" at ")[0] for x in (f, lambda: 0, (n for n in []), iter([]), map(abs, []), zip(), enumerate([]), "".join, [].append, reversed([]))]
for text in shown:
    print(text)
def outer():
    def inner(): pass
    return inner
print(repr(outer()).split(" at ")[0], repr(outer).split(" at ")[0], outer.__name__, outer().__name__, outer().__qualname__)
print(len, print, max, [].sort.__name__, str.upper, list.append, int.__name__)
