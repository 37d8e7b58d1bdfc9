# Widths and precisions that no text can have.
def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


for specification in ("99999999999999999999", ".99999999999999999999", "99999999999999999999d", ".2147483648f",
                      ".99999999999999999999f"):
    for value in (1.5, 3, "a"):
        show(lambda: format(value, specification))
for template in ("%99999999999999999999d", "%.99999999999999999999d", "%.2147483648f"):
    show(lambda: template % 3)
show(lambda: "%*d" % (10**30, 3))
show(lambda: "%.*d" % (10**30, 3))
show(lambda: "%*d" % ("a", 3))
show(lambda: "{:{}}".format(1, 10**30))
show(lambda: "{99999999999999999999}".format(1))
show(lambda: "{0[99999999999999999999]}".format([1]))
show(lambda: round(1.5, 10**30))
show(lambda: "{:c}".format(1114112))
show(lambda: "%c" % -1)
