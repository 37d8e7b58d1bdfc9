#!/usr/bin/env python3
"""Runs the scripts of Scripts/torch under PyTorch and writes what they print beside them, into `.out` files.

    python3 record_torch_scripts.py [NAME …]     # needs torch and torchvision; the tests do not
"""

import contextlib
import io
import os
import pathlib
import sys
import tempfile
import warnings

import torch

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
folder = pathlib.Path(__file__).parent / "Scripts" / "torch"
for script in sorted(folder.glob("*.py")):
    if sys.argv[1:] and script.stem not in sys.argv[1:]:
        continue
    output = io.StringIO()
    torch.set_printoptions(profile="default")
    torch.manual_seed(0)
    with contextlib.redirect_stdout(output), tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        try:
            exec(compile(script.read_text(), script.name, "exec"), {"__name__": "__main__"})
        except Exception as error:
            print(f"{script.name}: {type(error).__name__}: {error}", file=sys.stderr)
        os.chdir("/")
    (folder / (script.stem + ".out")).write_text(output.getvalue())
