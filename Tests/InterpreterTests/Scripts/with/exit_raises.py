class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        raise RuntimeError("exit failed")


def f():
    with Manager() as m:
        print("body")


f()
