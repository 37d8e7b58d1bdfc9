def numbers(iterator):
    yield next(iterator)
    yield next(iterator)


for n in numbers(iter([1])):
    print(n)
