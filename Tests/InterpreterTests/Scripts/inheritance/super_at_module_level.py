class A:
    pass


try:
    super(A, A()).nope
except AttributeError as error:
    print(error)
print(super(A, A()).__class__)
super().__init__()
