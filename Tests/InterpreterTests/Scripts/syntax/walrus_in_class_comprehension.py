class C:
    print([(x := i) for i in range(3)])
