x = 5
if (x is 1 or
        x is 2):
    print("never")
for value in (x is "a" is not 3, x is None is True is ..., x is (1, 2), x is [], x is -1, x is 1 + 2, "%d" is x):
    print(value)
print(x is not 1.5, not x is 2.5, not x is None, x is (), 1 is x)


def f():
    try:
        return [x is y for y in (5,) if y is "text"]
    finally:
        if x is 5000:
            print("never")


print(f())
while x is not 5.5:
    break
