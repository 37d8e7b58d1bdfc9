class NoEnter:
    def __exit__(self, *info):
        pass


class NoExit:
    def __enter__(self):
        pass


class Neither:
    pass


for cls in (NoEnter, NoExit, Neither):
    try:
        with cls():
            print("never")
    except TypeError as error:
        print(error)
instance = Neither()
instance.__enter__ = instance.__exit__ = lambda *info: None
try:
    with instance:
        print("never")
except TypeError as error:
    print(error)


class WrongArity:
    def __enter__(self):
        return 1

    def __exit__(self):
        return True


try:
    with WrongArity() as x:
        print(x)
except TypeError as error:
    print(error)
with 5 as five:
    pass
