def sub(name):
    try:
        yield 1
        yield 2
    finally:
        print("done", name)


class Manager:
    def __enter__(self):
        print("enter")

    def __exit__(self, *details):
        print("exit")


def returns():
    for a in sub("outer"):
        for b in sub("inner"):
            try:
                for c in sub("innermost"):
                    return "returned"
            finally:
                print("finally")


def raises():
    for a in sub("outer"):
        for b in sub("inner"):
            with Manager():
                for c in sub("innermost"):
                    raise ValueError("raised")


def breaks():
    for a in sub("outer"):
        with Manager():
            for b in sub("inner"):
                break
            print("after inner")
            break
    print("after outer")


print(returns())
try:
    raises()
except ValueError as error:
    print(error)
breaks()
