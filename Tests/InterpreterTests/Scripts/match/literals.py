def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 2.5 | -2.5:
            return "float"
        case "text" | 'more ' "text":
            return "text"
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 100000000000000000000:
            return "big"
        case _:
            return "other"


for value in (0, 1, 2, 3.0, -1, -1.0, 2.5, -2.5, "text", "more text", None, True, False, 10**20, 4, "", []):
    print(repr(value), f(value))


def g(x):
    match x:
        case True:
            return "True"
        case 1:
            return "1"
        case None:
            return "None"
    return "fell through"


print(g(1), g(True), g(1.0), g(None), g(0))
match 5:
    case 6:
        print("never")
match = {"case": 1}
case = "case"
match[case] = 2
print(match, [match])
match (1, 2):
    case (1, y): print(y)
