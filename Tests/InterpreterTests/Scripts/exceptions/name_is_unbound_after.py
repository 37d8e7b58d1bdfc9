e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    print("inside", e)
try:
    print(e)
except NameError as error:
    print(error)
def f():
    try:
        raise KeyError("k")
    except KeyError as e:
        saved = e
    return repr(saved)
print(f())
errors = []
for text in ("1", "x", "2.5", ""):
    try:
        errors.append(int(text))
    except ValueError as error:
        errors.append(str(error))
print(errors)
