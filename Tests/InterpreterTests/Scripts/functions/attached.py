def f():
    f.calls += 1
    return f.calls


f.calls = 0
f(), f()
print(f.calls, f.__dict__)
f.b = f.a = 1
print(list(f.__dict__), "calls" in f.__dict__)
f.__dict__["c"] = 3
print(f.c, hasattr(f, "d"), getattr(f, "d", "none"))
f.__dict__ = {"y": 4}
print(f.y, f.__dict__)
del f.y
for action in lambda: f.y, lambda: delattr(f, "y"), lambda: f.__wrapped__, lambda: f.__nme__:
    try:
        action()
    except AttributeError as e:
        print(e)
g = f
print(g == f, g is f, {f: 1}[g], f != (lambda: 0))
