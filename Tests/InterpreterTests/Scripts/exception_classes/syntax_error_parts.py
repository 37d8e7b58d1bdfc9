# SyntaxError takes its place from its second argument.
def show(function):
    try:
        made = function()
    except TypeError as error:
        print(error)
    else:
        names = ("msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line")
        print(repr(made), "|", made, "|", made.args, [getattr(made, name, "missing") for name in names])


for arguments in (
    (), ("msg",), ("msg", 1), ("msg", ("f.py", 3, 5, "x = = 1\n")), ("msg", ("f.py", 3, 5, "x = = 1\n", 3, 7)),
    ("msg", ("f.py", 3, 5, "x = = 1\n", 3)), ("msg", ("f.py", 3, 5)), ("msg", ["f.py", 3, 5, "x"]),
    ("msg", (None, None, None, None)), ("msg", ("folder/f.py", 3, None, None)), ("msg", (None, 3, None, None)),
    ("msg", ("folder/f.py", "a", None, None)), ("msg", ("f.py", 3, 5, "x"), 4), (5, ("f.py", 3, 5, "x")), ("msg", "abcd"),
    ("msg", None), ("msg", range(7)),
):
    show(lambda: SyntaxError(*arguments))
show(lambda: IndentationError("m", ("f.py", 3, 5, "x = = 1\n")))
