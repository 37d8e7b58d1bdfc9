def f(a):
    match a:
        case 1 | "x" | None:
            pass
        case [x, *_, y] if x:
            pass
        case [x, *y]:
            pass
        case {"k": x, **rest}:
            pass
        case C(x, y=[_, z]) as w:
            return w
