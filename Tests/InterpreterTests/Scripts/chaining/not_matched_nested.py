try:
    try:
        raise KeyError("first")
    finally:
        print("inner finally")
except ValueError:
    print("no")
