print(1 < 2, 2 < 1, 1 == 1.0, 1 != 1.0, 2 <= 2, 3 >= 4)
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1, 3 > 2 >= 2 == 2.0 != 1)
print(0.1 + 0.2 == 0.3, True == 1, False == 0, True > False, 0 == -0.0)
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, -10 ** 400 < float("-inf"))
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan > 1, [nan] == [nan], nan in [nan], max(1, nan), max(nan, 1))
print(1 == "1", None == 0, "" == 0, [] == (), [] is not None, None is None)


def show(x):
    print("eval", x)
    return x


print(show(1) < show(0) < show(5))
print(show(1) < show(2) < show(3))
