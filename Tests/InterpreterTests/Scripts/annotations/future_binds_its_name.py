from __future__ import annotations
print(annotations)
print(annotations.optional, annotations.mandatory, annotations.compiler_flag)
def f(x: int) -> "str": pass
print(f.__annotations__)
import __future__
print(__future__.annotations is annotations, __future__.division, __future__.all_feature_names)
