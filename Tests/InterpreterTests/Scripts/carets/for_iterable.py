for i, v in enumerate(len([1, 2])):
    print(i, v)
