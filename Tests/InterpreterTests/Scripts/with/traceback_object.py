class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print(kind, trace.tb_lineno, type(trace), repr(trace)[:21])
        print(value.__traceback__ is not None, trace.tb_next and trace.tb_next.tb_lineno)
        return True


def fail():
    raise ValueError("deep")


with Manager():
    fail()
with Manager():
    1 / 0
error = ValueError()
print(error.__traceback__)
try:
    raise error
except ValueError as caught:
    print(type(caught.__traceback__).__name__, caught.with_traceback(None).__traceback__)
try:
    error.with_traceback(5)
except TypeError as caught:
    print(caught)
