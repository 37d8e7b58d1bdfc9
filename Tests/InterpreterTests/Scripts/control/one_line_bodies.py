x = 3; y = 4; print(x, y)
if x: print("a"); print("b")
for i in range(2): print(i, end=""); print("!", end="")
print()
while x: x -= 1; y += x
def f(a): b = a * 2; return b
print(f(y), x); del x
class_ = [1,
          2,  # a comment inside brackets

          3]
total = 1 + \
    2
print(class_, total)  # after code
if (total
        == 3): print("joined")
"a string alone"
5
None
