# `globals()` is the module's variables as a dict, to read and to write.
x = 1
g = globals()
print(type(g), isinstance(g, dict), g["x"], "x" in g, "y" in g, g.get("y", 5), g is globals())
g["y"] = 7
print(y)
del g["y"]
try:
    y
except NameError as error:
    print(error)
g.update(a=1, b=2)
print(a + b, g.pop("a"), g.setdefault("c", []), c)
try:
    a
except NameError as error:
    print(error)
try:
    g["nope"]
except KeyError as error:
    print(repr(error))
print("%(x)d" % g, "{x}".format(**g), "{x}".format_map(g), {**g}["x"], dict(g)["x"])
print([name for name in g if not name.startswith("_")])
print(locals() is g, vars() is g, len(g) == len(dir()))


def f():
    global made_here
    made_here = 1
    q = 4
    return "x" in globals(), "q" in globals(), globals() is g


print(f(), g["made_here"], f.__globals__ is g)
match g:
    case {"x": value}:
        print("x is", value)
