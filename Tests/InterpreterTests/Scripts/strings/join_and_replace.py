print(",".join(["a", "b"]), "".join([]), "-".join("abc"), ", ".join(str(i) for i in range(3)), "x".join(("only",)), "".join(["é", "😀"]), sep="|")
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("x", "y"), "aaa".replace("aa", "b"), "".replace("", "x"))
print("prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"), "x".removeprefix("y"), "x".removesuffix(""))
print("a\tbc\td".expandtabs(4), "\t|".expandtabs(), "a\nb\tc".expandtabs(3), sep="|")
for f in (lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a".replace("a"), lambda: "a".replace(1, 2)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
