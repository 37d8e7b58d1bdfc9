# What CPython makes once: empty texts and tuples, characters, constant tuples and texts; and what is given back as it is.
text, pair = "abcdef" * 3, tuple(range(3))
nothing, none = "", ()
print("abc"[3:] is nothing, text[:0] is nothing, "".join([]) is nothing, "x".strip("x") is nothing, text * 0 is nothing)
print(str() is nothing, "x".replace("x", "") is nothing, "a,".split(",")[1] is nothing, f"{nothing}" is nothing)
print(text[0] is text[0], text[2:3] is (text + "z")[8], chr(99) is text[2])
print(text + nothing is text, nothing + text is text, "".join([text]) is text, ", ".join((text,)) is text, text * 1 is text)
print(pair + none is pair, none + pair is pair, pair[3:] is none, tuple([]) is none, pair * 0 is none, pair[:] is pair)


def numbers():
    return (1, 2)


def nested():
    return (1, (2, "x"), None, -1.5)


def joined():
    return "ab" + "c" + "d" * 3


def default(x=()):
    return x


print(numbers() is numbers(), nested() is nested(), joined() is joined(), joined(), default() is none)
abc = "abc"
plus, beside = "ab" + "c", "a" "bc"
print(plus is abc, beside is abc)
last = None
for _ in range(2):
    made = (1, 2, 3)
    print(made is last)
    last = made
for a, b in (((0.0,), (-0.0,)), ((1, 2), (1.0, 2)), ((True, 1), (1, True)), ((1, 2), (1, 2))):
    print(a is b, a == b)
print(nested(), "-" * 3 + ">", 3 * "ab", "ab" * -1 + "c", 0 * "ab", ("a" * 5000)[4990:])
