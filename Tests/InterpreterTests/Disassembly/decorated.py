@first
@second(1)
def f(x: int, *y: str) -> float:
    pass
