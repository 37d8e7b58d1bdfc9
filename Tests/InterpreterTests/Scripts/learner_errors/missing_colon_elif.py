x = 3
if x:
    pass
elif x > 1
    pass
