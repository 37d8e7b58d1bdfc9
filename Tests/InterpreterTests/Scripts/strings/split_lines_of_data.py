# What split gives for short lines, by one code point and by white space.

lines = ["", " ", ",", "a", "a,b", ",a,,b,", "  a  b\t\nc ", "x" * 40 + "," + "y" * 15, "é,ü,日", "a\x85b\xa0c\x1cd",
         "1,2.5,-3,name", "\n", "a\u2003b"]
for line in lines:
    print(ascii([line.split(), line.split(","), line.split(" "), line.split(None), line.split("é"), line.split("日")]))
    print(ascii([line.split(",", 1), line.split(None, 1), line.rsplit(","), line.rsplit(), line.split(", ")]))
    print(all(piece == "" or piece in line for piece in line.split(",")), ",".join(line.split(",")) == line)
long = "word " * 500
print(len(long.split()), len(long.split(" ")), long.split()[-1], len((long + long).split("o")))
for bad in ("", 1, 2.5):
    try:
        "a".split(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Line(str):
    pass


print(Line("a b").split(), [type(piece).__name__ for piece in Line("a").split(",")], "a,b".split(Line(",")))
first, second, *rest = "1 2 3 4".split()
print(first, second, rest)
