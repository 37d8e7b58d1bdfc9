import itertools


def inverse(x):
    return 1 / x


print(list(itertools.takewhile(bool, itertools.starmap(inverse, [(1,), (2,), (0,)]))))
