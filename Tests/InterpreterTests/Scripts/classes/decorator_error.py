def refuse(cls):
    raise TypeError(f"{cls.__name__} may not be decorated")


@refuse
class A:
    x = 1


print("never")
