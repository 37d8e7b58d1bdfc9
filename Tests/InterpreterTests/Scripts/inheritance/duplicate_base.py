class A:
    pass


try:
    class B(A, int, A):
        pass
except TypeError as error:
    print(error)


class C(A, A):
    pass
