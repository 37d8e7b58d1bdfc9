class Broken(Exception):
    def __str__(self):
        raise ValueError("in __str__")


try:
    print(Broken("x"))
except ValueError as error:
    print(error)
print(repr(Broken("x")), Broken("y").args)
raise Broken("x")
