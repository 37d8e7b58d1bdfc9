class Wrong:
    def __repr__(self):
        return 5


def show(*functions):
    for function in functions:
        try:
            print(function())
        except TypeError as error:
            print(error)


show(
    lambda: repr(Wrong()), lambda: str(Wrong()), lambda: f"{Wrong()}", lambda: f"{Wrong()!r}", lambda: "%s" % Wrong(),
    lambda: print(Wrong()), lambda: [Wrong()], lambda: "{}".format(Wrong()), lambda: "%r" % Wrong())
