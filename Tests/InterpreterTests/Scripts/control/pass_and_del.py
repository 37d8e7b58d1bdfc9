def nothing():
    pass


print(nothing())
x = [1, 2, 3]
y = x
del x
print(y)
try:
    x
except NameError as error:
    print(error)
a = b = c = 1
del a, (b, c)
d = {"k": [1, 2]}
del d["k"][0]
print(d)
del d["k"]
print(d)
def local():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as error:
        return str(error)
print(local())
