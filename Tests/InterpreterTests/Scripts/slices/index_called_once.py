class I:
    def __init__(self, v): self.v=v
    def __index__(self): print('index', self.v); return self.v
l = list(range(10))
l[I(2):I(4)] = [1]; print(l)
l[I(0):I(9):I(2)] = [0]*5; print(l)
del l[I(1):I(3)]; print(l)
print(l[I(1):I(3)], 'abcdef'[I(1):I(3)], (1,2,3)[::I(-1)], range(10)[I(2):I(5)])
l[I(1)] = 4; print(l); del l[I(0)]; print(l); print(l[I(0)])
from collections import deque
q = deque([1,2,3]); q[I(0)] = 5; print(q[I(1)]); del q[I(0)]; q.rotate(I(1)); print(q); q.insert(I(0), 3)
l.insert(I(0), 1); l.pop(I(0)); print(slice(I(1),I(5)).indices(I(4)))
'abc'.find('a', I(0), I(2)); l.index(1, I(0)) if 1 in l else 0
try: l[I(0):I(9):I(2)] = [0]
except ValueError as e: print(e)
try: l[::I(0)] = [0]
except ValueError as e: print(e)
