class Nothing:
    pass


class OnlyEnter:
    def __enter__(self):
        print("never")


class OnlyExit:
    def __exit__(self, *details):
        print("never")


class Own:
    def __init__(self):
        self.__enter__ = self.__exit__ = lambda *details: print("never")


for value in (5, None, "text", [1], print, Nothing(), OnlyEnter(), OnlyExit(), Own(), OnlyEnter):
    try:
        with value:
            print("never")
    except Exception as error:
        print(type(error).__name__, error)
