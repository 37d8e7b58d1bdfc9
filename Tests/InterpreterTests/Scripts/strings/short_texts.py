# Methods of texts around fifteen characters, where the way they are stored changes.

texts = [
    "", "a", "A", " ", "\t a\n", "Hello, World", "fifteen letters", "sixteen letters!", "  padded  ",
    "ÀÉÎõü", "straße", "ſ", "ÿ", "µ", "aΣ", "ΑΣ", "x" * 15, "x" * 16, "xyx" * 5, " " * 15, " " * 16,
    "MIXED case 0123", "[`@{", "\x80abc\xff", "İ", "日本語", "a\u3000", "\xa0no-break\xa0",
]
sets = [None, "", " ", "x", "xy", "Hd", "abcdefghijklmno", "abcdefghijklmnopq", "日", "À", "\xa0"]
for text in texts:
    print([text.lower(), text.upper(), text.swapcase(), text.capitalize(), text.casefold()])
    for given in sets:
        print(ascii([text.strip(given), text.lstrip(given), text.rstrip(given)]), end=" ")
    print(text.strip() is text or text.strip() != text)

for first in texts:
    print(ascii([first + second for second in texts[::3]]), [len(first + second) for second in texts])

for text in texts:
    print(ascii([text[a:b] for a in range(0, 18, 5) for b in range(1, 18, 4)]))
    print(ascii([character for character in text]), ascii("-".join(text)), ascii(text[::-1]))


def attempt(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: "abc".strip(1))
attempt(lambda: "abc".lower(1))
attempt(lambda: "abc".strip("a", "b"))
attempt(lambda: "abc".upper(x=1))
attempt(lambda: str.lower(1))
attempt(lambda: ",".join(["a", 1]))
attempt(lambda: ",".join(1))


class Shouting(str):
    def lower(self):
        return "own " + super().lower()


print(Shouting("ABC").lower(), Shouting("ABC").upper(), ",".join([Shouting("x"), "y"]), type(Shouting("abc").strip()))

text = "abc"
for character in text:
    text += character
    print(character, text)
for character in "ab":
    for other in "cd":
        print(character + other, end=" ")
    else:
        continue
    break
print([c for c in "añ日😀"], [c for c in ""])
