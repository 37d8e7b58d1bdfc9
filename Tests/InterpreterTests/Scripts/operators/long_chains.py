numbers = list(range(300))
chain = " < ".join(str(n) for n in numbers)
print(chain[:20])
a, b, c = 1, 2, 3
print(a < b < c < 4 < 5 <= 5 != 6 > 2 in [2, 3] is not None)
log = []


def note(x):
    log.append(x)
    return x


print(note(1) < note(3) > note(2) == note(5) < note(9), log)
x = note(1) < note(2) < note(3)
print(x, (a := 5) > b < a, a)
print(not a < b < c, not a in [5], not a is b, not a == b)
if note(3) > note(2) > note(1) > note(0):
    print("descending", log[-4:])
