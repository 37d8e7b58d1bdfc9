def guarded(name):
    try:
        yield 1
    finally:
        print("finally", name)


first = guarded("first")
second = guarded("second")
next(second)
next(first)
unstarted = guarded("unstarted")
print("last line")
