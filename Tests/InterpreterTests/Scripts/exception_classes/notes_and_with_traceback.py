class E(Exception):
    pass


def f():
    raise E("f failed")


try:
    f()
except E as error:
    error.add_note("the first note")
    error.add_note("the second\nwith two lines")
    print(error.__notes__, error)
    kept = error
try:
    kept.add_note(5)
except TypeError as error:
    print(error)
print(kept.with_traceback(None) is kept, kept.__traceback__)
raise kept
