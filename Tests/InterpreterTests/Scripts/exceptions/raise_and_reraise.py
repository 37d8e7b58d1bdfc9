def check(n):
    if n < 0:
        raise ValueError("negative", n)
    if n == 0:
        raise KeyError
    if n > 100:
        raise RuntimeError("big") from None
    return n
for n in (-1, 0, 101, 5):
    try:
        try:
            print(check(n))
        except ValueError:
            print("again")
            raise
        except KeyError as e:
            raise TypeError("turned") from e
    except Exception as e:
        print(repr(e), str(e), e.args, repr(e.__cause__), e.__suppress_context__)
for bad in (lambda: 5, lambda: "text", lambda: None, lambda: int):
    try:
        raise bad()
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
