x: int = 1
(y): str
a.b: float
def f():
    z: int = 2
