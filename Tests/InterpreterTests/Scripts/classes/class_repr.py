class C:
    pass


class Straße:
    größe = 1


print(C, repr(C), str(C), f"{C}", f"{C!r}", "%s %r" % (C, C), [C], {C: C}, (C, int))
print(C.__class__, type(C), C.__name__.upper(), Straße, Straße().größe)
print(format(C), f"{C.__name__:>10}|", "{0.__name__} {0}".format(C))
try:
    f"{C:>10}"
except TypeError as error:
    print(error)
try:
    f"{C():>10}"
except TypeError as error:
    print(error)
try:
    Straße().groesse
except AttributeError as error:
    print(error)
for op in (lambda: C + C, lambda: C < C, lambda: C[0], lambda: len(C), lambda: iter(C), lambda: 1 in C, lambda: -C, lambda: C + 1, lambda: C() + C(), lambda: C()[0]):
    try:
        op()
    except TypeError as error:
        print(error)
