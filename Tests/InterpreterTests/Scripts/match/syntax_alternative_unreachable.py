match 5:
    case [1, (x | 2)] | 3:
        pass
