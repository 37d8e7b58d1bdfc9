def numbers():
    try:
        return [int(t) for t in ("1", "b")]
    except ValueError as error:
        raise KeyError(str(error)) from None


try:
    numbers()
except KeyError as error:
    raise RuntimeError("no numbers") from error
