out = []
for i in range(4):
    try:
        out.append(10 // (i - 2))
    finally:
        if i == 2:
            continue
    out.append("next")
print(out)
def nested():
    try:
        try:
            return "inner"
        finally:
            print("first", end=" ")
    finally:
        print("second", end=" ")
print(nested())
def late():
    try:
        try:
            raise KeyError("a")
        finally:
            raise IndexError("b")
    except LookupError as e:
        return type(e).__name__, e.args, type(e.__context__).__name__
print(late())
