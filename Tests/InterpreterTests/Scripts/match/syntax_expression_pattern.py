match 5:
    case 2 + 3:
        pass
