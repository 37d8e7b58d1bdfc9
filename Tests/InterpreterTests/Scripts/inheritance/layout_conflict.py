for bases in ((int, str), (list, dict), (int, list), (str, float), (tuple, list), (set, frozenset), (Exception, dict), (dict, int)):
    try:
        print(type("N", bases, {}))
    except TypeError as error:
        print(error)


class A(int):
    pass


class B(str):
    pass


class Both(A, B):
    pass
