class AppError(Exception):
    pass


class Outer:
    class Inner(AppError):
        pass


def work(n):
    if n == 0:
        raise Outer.Inner("deep inside", n)
    work(n - 1)


work(2)
