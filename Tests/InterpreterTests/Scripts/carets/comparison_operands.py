a, b = 3, "x"
if a > 0 and a < b or a == 5:
    pass
