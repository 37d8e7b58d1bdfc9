class Base:
    pass


class Child(Base, flavour="sweet"):
    pass
