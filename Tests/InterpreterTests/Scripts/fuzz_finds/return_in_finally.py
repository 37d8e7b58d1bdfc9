# What was handled is put back when a `return` within `finally` leaves it, so that nothing later is chained to it.


def straight():
    try:
        raise KeyError("a")
    finally:
        return 1


def through_a_handler():
    try:
        1 / 0
    finally:
        try:
            return 2
        except Exception as error:
            print("never", error)


def through_two():
    try:
        try:
            raise KeyError("b")
        finally:
            return 3
    finally:
        try:
            return 4
        except Exception:
            print("never")


def by_continue():
    for number in range(3):
        try:
            raise ValueError(number)
        finally:
            continue
    return 5


for function in straight, through_a_handler, through_two, by_continue:
    print(function.__name__, function())
    try:
        [][0]
    except IndexError as error:
        print(repr(error.__context__))
    try:
        raise
    except RuntimeError as error:
        print(error)
