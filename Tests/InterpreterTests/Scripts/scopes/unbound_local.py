x = 1
def read_then_write():
    print(x)
    x = 2
def augmented():
    x += 1
def conditional(flag):
    if flag:
        y = 1
    return y
def loop():
    for i in []:
        pass
    return i
def deleted(v):
    del v
    return v
def free():
    def inner(): return later
    value = inner()
    later = 1
    return value
def except_name():
    try: 1 / 0
    except ZeroDivisionError as e: pass
    return e
for f in (read_then_write, augmented, lambda: conditional(1), lambda: conditional(0), loop, lambda: deleted(5), free, except_name):
    try:
        print(f())
    except NameError as error:
        print(type(error).__name__, error)
