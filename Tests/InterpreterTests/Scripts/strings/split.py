print("a b  c ".split(), "a,b,,c,".split(","), "a b c".split(" ", 1), "".split(), "".split(","), "   ".split(), " a  b ".split(" "))
print("a b c d".rsplit(None, 2), "a,b,c".rsplit(",", 1), "a b c".split(maxsplit=1), "a--b--c".split("--"), "x".split("x"), "a b".split(None, 0))
print("one\ntwo\r\nthree\rfour\n".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x0cc\u2028d".splitlines())
print("k=v=w".partition("="), "k".partition("="), "k=v=w".rpartition("="), "k".rpartition("="), "=".partition("="))
print("a\u3000b\xa0c".split(), "  lead and trail  ".split(None, 1), "aXbXc".split(sep="X"))
for f in (lambda: "a".split(""), lambda: "a".split(1), lambda: "a".partition(""), lambda: "a".split(",", "1")):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
