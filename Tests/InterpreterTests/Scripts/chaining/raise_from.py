def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"bad size {text!r}") from error


parse("three")
