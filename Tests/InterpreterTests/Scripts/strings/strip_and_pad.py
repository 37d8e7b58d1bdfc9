print(["  a b ".strip(), "  a".lstrip(), "a  ".rstrip(), "xxaxx".strip("x"), "abcba".strip("ab"), "\n\ta\u3000".strip(), "".strip(), "aaa".strip("a"), "x".strip("")])
print(["ab".ljust(5), "ab".rjust(5), "ab".center(5), "abc".center(6), "abc".center(8, "*"), "ab".ljust(1), "ab".rjust(4, "-"), "a".center(4), "ab".center(7, ".")])
print(["42".zfill(5), "-42".zfill(5), "+4".zfill(5), "abc".zfill(2), "".zfill(2), "--1".zfill(5)])
for f in (lambda: "a".center(5, "ab"), lambda: "a".ljust("5"), lambda: "a".strip(1), lambda: "a".zfill(), lambda: "a".rjust(5, "")):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
