def sign(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10: return "small"
    else:
        return "large"


print([sign(n) for n in (-5, 0, 3, 10, -0.0, True, 2 ** 70)])
if []: print("empty is true")
elif not [0]: print("no")
else: print("else")
if 1:
    if 0:
        print("inner")
    else:
        if "":
            pass
        else: print("nested", end=" "); print("twice")
x = 5 if sign else 6; print(x)
