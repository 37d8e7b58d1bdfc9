class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit")


def f(n):
    with Manager() as m:
        with Manager():
            return 1 / n


f(0)
