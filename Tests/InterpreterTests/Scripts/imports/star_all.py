# A star import brings what a module lists, and no name beside.
before = set(globals())
from textwrap import *
from statistics import *
names = set(globals()) - before - {"before"}
print("dedent" in names, "mean" in names, "re" in names, "sqrt" in names, "fsum" in names)
print(sorted(name for name in names if name[0].isupper()))
