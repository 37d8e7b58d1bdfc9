def f(x):
    match x:
        case [a]:
            return a
        case other:
            return other
        case 5:
            return 5
