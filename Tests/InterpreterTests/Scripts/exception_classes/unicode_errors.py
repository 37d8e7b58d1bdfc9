# UnicodeEncodeError and its siblings take exactly their arguments, and say what is wrong with which character.
def show(function):
    try:
        made = function()
    except Exception as error:
        print(type(error).__name__, error)
    else:
        names = ("encoding", "object", "start", "end", "reason")
        print(ascii(made), "|", str(made), [ascii(getattr(made, name, "missing")) for name in names])


Encode, Decode, Translate = UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError
for arguments in (
    (), ("a",), (1, 2, 3, 4, 5), ("utf-8", "abc", 1, 2, "why"), ("utf-8", "a\u00e9c", 1, 2, "why"),
    ("utf-8", "a\udc80c", 1, 2, "why"), ("utf-8", "a\U0001f600c", 1, 2, "why"), ("utf-8", "abc", 0, 2, "why"),
    ("utf-8", "abc", -5, 99, "why"), ("utf-8", "abc", 5, 6, "why"), ("utf-8", "", 0, 1, "why"),
    ("utf-8", "abc", True, 2, "why"), ("utf-8", "abc", 1.0, 2, "why"), ("utf-8", "abc", 1, 2**70, "why"),
    ("utf-8", "abc", 1, 2, 3), ("utf-8", "abc", 1, 2, None), ("utf-8", 3, 1, 2, "x"), ("utf-8", "abc", 1, 2, "x", 6),
):
    show(lambda: Encode(*arguments))
show(lambda: Encode("utf-8", "abc", 1, 2, reason="x"))
for arguments in ((), ("utf-8", "abc", 1, 2, "x"), ("utf-8", [1], 1, 2, "x"), (1, [1], 1, 2, "x")):
    show(lambda: Decode(*arguments))
for arguments in (("abc", 1, 2, "x"), ("abc", 0, 2, "x"), ("abc", 0, 2)):
    show(lambda: Translate(*arguments))
show(lambda: UnicodeError("a", "b"))
error = Encode("utf-8", "abc", 1, 2, "why")
error.start = 0
error.reason = "other"
print(error, error.start, error.args)


class Mine(Encode):
    def __init__(self, *rest):
        super().__init__("ascii", "x", 0, 1, "mine")


show(lambda: Mine())
raise UnicodeEncodeError("ascii", "h\u00e9llo", 1, 2, "ordinal not in range(128)")
