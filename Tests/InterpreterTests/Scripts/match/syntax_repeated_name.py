match 5:
    case [first, {"k": first}]:
        pass
