for n in (2, 1, 0):
    print("n is", n)
    print(10 // n)
