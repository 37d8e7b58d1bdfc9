class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        raise RuntimeError("exit failed")


with Manager():
    1 / 0
