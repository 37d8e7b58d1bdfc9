def f(x):
    match x:
        case [a, b] if a / b > 1:
            return a


f([1, 0])
