x = ()
y = tuple([])
print(x is y, x is not y, (1, 2)[2:] is y, x is not [], x == y)
