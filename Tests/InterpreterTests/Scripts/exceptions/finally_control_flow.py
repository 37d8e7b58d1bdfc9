def f(how):
    for i in range(3):
        try:
            if how == "return": return "from try"
            if how == "break": break
            if how == "continue": continue
            if how == "raise": raise ValueError(i)
            return "plain"
        except ValueError:
            return "from except"
        finally:
            print("finally", how, i, end="; ")
    else:
        return "loop ran out"
    return "after break"
for how in ("return", "break", "continue", "raise", "none"):
    print(f(how))
def overrides():
    try:
        return "try"
    finally:
        return "finally wins"
def swallows():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"
def kept():
    x = "old"
    try:
        return x
    finally:
        x = "new"
print(overrides(), swallows(), kept())
