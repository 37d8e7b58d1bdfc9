# What a part of a test without a comparison of its own points at.

class Stubborn:
    def __bool__(self):
        raise ValueError("neither")

    def __eq__(self, other):
        return False


v = Stubborn()


def first():
    if v == 2 or not v:
        pass


def second():
    if not v or v == 2:
        pass


def third():
    if v == 2 or v == 3 or v:
        pass


def in_comprehension():
    return [i for i in range(3) if i > 0 and v]


def nested():
    while (v == 2 or v == 3) or (v is None or v):
        pass


def conditional():
    return 1 if v is None or v else 2


def run(function, *others):
    try:
        function()
    finally:
        if others:
            run(*others)


run(first, second, third, in_comprehension, nested, conditional)
