s = "banana"
print(s.find("an"), s.find("an", 2), s.find("x"), s.rfind("an"), s.rfind("a", 0, 5), s.find(""), s.rfind(""), s.find("", 10))
print(s.index("n"), s.rindex("n"), s.count("a"), s.count("ana"), s.count(""), s.count("a", 2), s.count("a", -2), s.count("b", 1))
print(s.startswith("ba"), s.startswith("an", 1), s.startswith(("x", "b")), s.endswith("na"), s.endswith(("x",)), s.endswith("nan", 0, 5), s.startswith(""))
print("añb😀añ".find("añ", 1), "añb😀añ".count("ñ"), "日本".index("本"))
for f in (lambda: s.index("z"), lambda: s.rindex("a", 0, 1), lambda: s.find(1), lambda: s.startswith(1), lambda: s.startswith([1]), lambda: s.count()):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
