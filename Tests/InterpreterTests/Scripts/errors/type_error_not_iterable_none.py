def nothing():
    pass


for x in nothing():
    print(x)
