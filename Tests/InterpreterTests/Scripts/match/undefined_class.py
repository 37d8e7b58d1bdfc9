match 5:
    case Missing(x):
        print(x)
