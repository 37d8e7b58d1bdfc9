# slice.indices computes with integers of any size.

class Big:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


huge = 2**70
for given in [
    (None, None, huge), (None, None, -huge), (1, huge, 2), (-huge, huge, 3), (huge, -huge, -1), (5, -5, -2),
    (-1, None, None), (None, -2, -1), (Big(huge), Big(-3), Big(1)), (None, None, True),
]:
    print([slice(*given).indices(count) for count in (0, 1, 7, 2**63 - 1, 2**63, huge)])

for given, count in [
    ((None, None, 0), 5), ((None, None, 0), -1), ((None,), -huge), (("a", None), 3), ((None, None, 1.5), 3),
    ((None,), "3"), ((None, Big("a")), 3), ((None,), Big(2.5)),
]:
    try:
        print(slice(*given).indices(count))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
