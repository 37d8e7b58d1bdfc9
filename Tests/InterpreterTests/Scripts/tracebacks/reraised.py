def f():
    try:
        int("x")
    except ValueError:
        print("seen")
        raise


f()
