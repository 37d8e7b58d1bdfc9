try:
    raise SyntaxError("msg", ("f.py", 3, 5, "x = = 1"))
except SyntaxError as error:
    error.lineno, error.text, error.msg, error.offset = 7, "zzz", "new", 2
    print(error)
    raise
