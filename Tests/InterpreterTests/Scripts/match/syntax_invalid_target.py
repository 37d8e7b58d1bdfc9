match 5:
    case [1, 2] as a.b:
        pass
