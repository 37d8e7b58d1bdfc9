print(getattr("abc", "upper")(), getattr("a", "nope", None), getattr(1, "real"), hasattr("a", "upper"), hasattr(1, "append"), hasattr([], "append"), getattr([3, 1], "sort")(), hasattr(None, "x"), hasattr(len, "__name__"))
for name in ("count", "index", "nope"):
    print(name, getattr((1, 2, 1), name, lambda v: "no such")(1))
for f in (lambda: getattr(1, "x"), lambda: (5).foo, lambda: None.foo, lambda: "a".lenght, lambda: [].push, lambda: {}.key, lambda: (lambda: 0).name, lambda: len.foo, lambda: int.foo, lambda: range(3).strat, lambda: (1).__foo__):
    try:
        print(f())
    except AttributeError as error:
        print(error)
def f(): pass
f.note = "functions take attributes"
print(f.note, hasattr(f, "note"))
