x: int = 1
y: str
z: "a" + "b" = 2
print(__annotations__, x, z)
try:
    y
except NameError as error:
    print(error)
(w): float = 1.5
print(w, "w" in __annotations__)
log = []
def note(name, value=None):
    log.append(name)
    return value
values = {}
values[note("index", 1)]: note("annotation") = note("value", 5)
print(log, values)
log.clear()
name: note("annotation") = note("value", 5)
print(log, name)
log.clear()
note("object", values)[note("index")]: note("annotation")
print(log, values)
if True:
    inside: "if" = 1
for k in [1]:
    loop: "for"
try:
    t: "try" = 1 / 0
except ZeroDivisionError:
    pass
print(__annotations__)
x: float
print(__annotations__["x"])
pair: tuple = 1, 2
print(pair)
star: list = *pair, 3
print(star)
