def run(f):
    try:
        print("try", f())
    except ZeroDivisionError as e:
        print("zero:", e)
    except (TypeError, ValueError) as e:
        print(type(e).__name__ + ":", e)
    except LookupError:
        print("lookup")
    except Exception as e:
        print("other", type(e).__name__, e)
    else:
        print("else")
    finally:
        print("finally")


for f in (lambda: 1, lambda: 1 / 0, lambda: int("x"), lambda: "a" + 1, lambda: [][0], lambda: {}["k"], lambda: nope, lambda: None.x):
    run(f)
try:
    pass
finally:
    print("no error")
