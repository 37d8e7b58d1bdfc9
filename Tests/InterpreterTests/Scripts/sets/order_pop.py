# `pop` goes on where it last stopped.
s = {9, 1, 17, 4, 33}
print(s)
print(s.pop(), s.pop())
s.add(1)
s.add(9)
print(s)
while s:
    print(s.pop(), end=" ")
print(s)
t = set(range(20, 0, -3))
t.pop()
t.add(64)
print(t.pop(), t.pop(), t)
