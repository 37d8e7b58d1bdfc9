class Timer:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.total += 1


with Timer() as timer:
    raise ValueError("in the body")
