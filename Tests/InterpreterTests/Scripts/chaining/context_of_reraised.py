try:
    raise ValueError("a")
except ValueError as a:
    try:
        raise KeyError("b")
    except KeyError:
        raise a
