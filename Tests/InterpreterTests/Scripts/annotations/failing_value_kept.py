try:
    x: 1 / 0 = 5
except ZeroDivisionError as error:
    print(error)
print(x, __annotations__)
def f(a: missing): pass
