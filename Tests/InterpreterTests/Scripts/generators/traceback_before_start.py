def numbers():
    n = 1
    yield n


g = numbers()
g.throw(ValueError("too early"))
