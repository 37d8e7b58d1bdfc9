try:
    try:
        1 / 0
    except ZeroDivisionError:
        int("x")
except ValueError as error:
    raise TypeError("third") from error
