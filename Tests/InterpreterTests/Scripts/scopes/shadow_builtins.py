def f(list, max=3):
    len = 5
    return list, max, len
print(f([1]), len("abc"), max(1, 2))
sum = lambda xs: "my sum"
print(sum([1]))
del sum
print(sum([1, 2]))
str = repr
print(str("a"))
del str
print(str("a"))
for id in range(2): pass
print(id)
