for value in (0, 1, -1, 0.0, -0.0, float("nan"), "", " ", "0", [], [0], (), (None,), {}, {0: 0}, set(), {0}, None, range(0), range(1), len):
    print(bool(value), end=" ")
print()
print(True, False, str(True), repr(False), True + 1, True * 3.5, "ab" * True, [1, 2][True])
print(isinstance(True, int), isinstance(1, bool), type(True).__name__, int(True), bool("False"))
print(not 0, not "", not not [1], not None)
print({True: "a", 1: "b", 1.0: "c"}, {False, 0, 0.0})
