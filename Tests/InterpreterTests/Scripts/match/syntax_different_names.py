match 5:
    case [a, b] | {"a": a, "c": c}:
        pass
