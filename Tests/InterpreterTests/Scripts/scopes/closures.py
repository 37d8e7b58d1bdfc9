def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def peek(): return n
    return up, peek
up, peek = counter(10)
other, _ = counter()
print(up(), up(5), peek(), other(), peek())
def adders():
    out = []
    for i in range(3):
        def add(x): return x + i
        out.append(add)
    return out
print([f(10) for f in adders()])
def make(x):
    def show(): return x
    x += 1
    return show
print(make(1)(), make("a" if 0 else 5)())
def deep():
    a = 1
    def mid():
        b = 2
        def low():
            nonlocal a, b
            a, b = b, a
            return a, b
        return low(), low(), b
    return mid(), a
print(deep())
