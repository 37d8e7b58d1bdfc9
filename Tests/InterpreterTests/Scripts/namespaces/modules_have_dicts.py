# A module's `__dict__` and `vars(module)` are its variables.
import math

print(vars(math)["pi"], math.__dict__["e"], "sin" in vars(math), type(vars(math)))
math.answer = 42
print(vars(math)["answer"])
vars(math)["answer"] = 43
print(math.answer)
print(math)
