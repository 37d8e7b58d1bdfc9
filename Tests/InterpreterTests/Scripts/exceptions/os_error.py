# What an OSError makes of its arguments.
for arguments in ((), ("x",), (2, "x"), (2, "x", "f"), (17, "x"), (20, "x"), (21, "x"), (13, "no", "file"), (99, "x"),
                  (None, None), ("a", "b", "c", "d", "e")):
    error = OSError(*arguments)
    print(repr(error), "|", error, "|", error.errno, error.strerror, error.filename, error.filename2, error.args)
print(issubclass(FileNotFoundError, OSError), IOError is OSError, ConnectionResetError.__mro__[1:3])


class MyError(OSError):
    pass


print(repr(MyError(2, "x", "y")), MyError(2, "x", "y"))
raise FileNotFoundError(2, "No such file or directory", "kernel.txt")
