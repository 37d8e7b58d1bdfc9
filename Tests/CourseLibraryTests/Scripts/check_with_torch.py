"""Runs the scripts beside it under PyTorch and compares what they print with the expectations in them.

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

failures = 0
for name in ("tensors.py", "training.py", "functions.py", "optimizers.py", "parameters.py"):
    source = (pathlib.Path(__file__).parent / name).read_text()
    expected = re.findall(r"# -> ?(.*)", source)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(source, name, "exec"), {"__name__": "__main__"})
    got = output.getvalue().splitlines()
    wrong = [(e, g) for e, g in zip(expected, got) if e != g]
    for e, g in wrong:
        print("expected:", e, "\nPyTorch: ", g)
    print(name, len(expected), "expected lines,", len(got), "printed,", len(wrong), "differ")
    failures += bool(wrong) or len(expected) != len(got)
sys.exit(1 if failures else 0)
