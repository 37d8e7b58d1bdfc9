s = "abc"
def assign():
    s[0] = "x"
def delete():
    del s[0]
for f in (lambda: s[3], lambda: s[-4], lambda: ""[0], lambda: s["a"], lambda: s[1.0], lambda: s[None], lambda: s[0, 1], lambda: s[::0], lambda: s["a":], assign, delete, lambda: s[10 ** 30]):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
print(s[:10 ** 30], s[-10 ** 30:2])
