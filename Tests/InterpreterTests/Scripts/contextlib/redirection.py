import io
from contextlib import redirect_stdout

out = io.StringIO()
with redirect_stdout(out):
    print("hidden", 1)
    with redirect_stdout(io.StringIO()) as inner:
        print("deeper")
    print("again")
print(repr(out.getvalue()), repr(inner.getvalue()))
s = io.StringIO("one\ntwo\nthree")
print(s.readline(), s.read(2), list(s), s.tell(), s.seek(0), s.read())
with io.StringIO() as t:
    t.write("ab")
    print("cd", file=t)
    print(repr(t.getvalue()))
