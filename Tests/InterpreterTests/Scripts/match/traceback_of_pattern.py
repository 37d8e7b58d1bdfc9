class Bad:
    def __eq__(self, other):
        raise ValueError("no comparison")


class Box:
    bad = Bad()


def f(x):
    match x:
        case [1, Box.bad]:
            return 1


f([1, 2])
