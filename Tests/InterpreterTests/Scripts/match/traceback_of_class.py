def f(x):
    match x:
        case {"k": int(1, 2)}:
            return 1


f({"k": 1})
