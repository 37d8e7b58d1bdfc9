def f(n):
    try:
        x = 1 // n
    finally:
        print("finally", n)
    return x


f(1)
f(0)
