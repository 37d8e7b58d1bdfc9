import math

flag = True


class C:
    if flag:
        def mode(self):
            return "on"
    else:
        def mode(self):
            return "off"

    try:
        import math as m
        root = m.sqrt(16)
        1 / 0
    except ZeroDivisionError as problem:
        note = f"caught {problem}"
    finally:
        done = True

    for name in ("red", "green"):
        def _make(name):
            return lambda self: name
        locals_name = name
    red = _make("red")
    green = _make("green")
    a, (b, *c) = 1, (2, 3, 4)
    d = e = []
    d += [1]
    (w := 5)
    with_del = 1
    del with_del, name
    match a:
        case 1:
            matched = "one"
    assert a == 1
    "a stray string"
    ...
    print("body runs", a, b, c, d, w)


c = C()
print(c.mode(), c.root, c.note, c.done, c.red(), c.green(), c.a, c.b, c.c, C.d is C.e, c.w, c.matched, C.locals_name)
print(hasattr(C, "problem"), hasattr(C, "name"), hasattr(C, "with_del"), C.m is math)
print([k for k in vars(C) if not k.startswith("__")])
