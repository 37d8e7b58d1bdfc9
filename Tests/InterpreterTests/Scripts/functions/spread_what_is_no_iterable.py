def f(*a, **k): return a
def t(*fs):
    for x in fs:
        try: print(x())
        except Exception as e: print(type(e).__name__, e)
t(lambda: f([1], *1), lambda: f(*1), lambda: f(1, *2.0), lambda: f(1,*[1],*3), lambda: print(*[1],*3), lambda: print(*3), lambda: [].append(1, *3), lambda: [].append(*3),
 lambda: f(**3), lambda: f(**{1:2}), lambda: print(*[1], **3), lambda: [*1], lambda: {**1}, lambda: {*1}, lambda: (*1,), lambda: f(a=1, **{'a':2}), lambda: f(**{'a':1}, **{'a':2}), lambda: f(*None), lambda: f(1, *None))
f(1, *None)
