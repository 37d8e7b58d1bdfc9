def nothing(): return
def early(n):
    for i in range(n):
        if i == 3:
            return "early", i
    return "late"
def many(): return 1, 2, 3
def nested():
    def inner(): return lambda: "deep"
    return inner
print(nothing(), early(2), early(9), many(), nested()()(), (lambda: None)(), [many()][0][1])
a, *b = many()
print(a, b, max(many()), *many())
def starred(): return *many(), 4
print(starred())
