"""Runs tensors.py under PyTorch and compares what it prints with the expectations beside its lines.

    python3 check_with_torch.py        # needs torch; the tests do not

`tensors.py` says `from convbook import *`: here that module is PyTorch with Python's own names left alone.
"""

import contextlib
import io
import pathlib
import re
import sys
import types

import torch

module = types.ModuleType("convbook")
for name in """tensor zeros ones full arange stack cat equal allclose relu softmax where manual_seed float32 float64 int64
uint8""".split():
    setattr(module, name, getattr(torch, name))
sys.modules["convbook"] = module

source = (pathlib.Path(__file__).parent / "tensors.py").read_text()
expected = re.findall(r"# -> ?(.*)", source)
output = io.StringIO()
with contextlib.redirect_stdout(output):
    exec(compile(source, "tensors.py", "exec"), {"__name__": "__main__"})
got = output.getvalue().splitlines()
wrong = [(e, g) for e, g in zip(expected, got) if e != g]
for e, g in wrong:
    print("expected:", e, "\nPyTorch: ", g)
print(len(expected), "expected lines,", len(got), "printed,", len(wrong), "differ")
sys.exit(1 if wrong or len(expected) != len(got) else 0)
