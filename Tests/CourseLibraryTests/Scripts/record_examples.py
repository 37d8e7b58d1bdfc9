#!/usr/bin/env python3
"""Records what the real packages answer to the examples that `help` shows.

    record_examples.py PACKAGE            writes the answers into Sources/CourseLibrary/Library/PACKAGE._examples.py
    record_examples.py PACKAGE --check    writes nothing; exit 1 where an answer differs

A block of that file is a line of names, typed lines, and below them the answer of the last; an example whose last line
has a comment says what is typed and no more. `keras` stands for TensorFlow, too. `make record-peers` runs this with a
Python that has the package. What NumPy 2, PyTorch 2.13 and Keras 3.15 print is recorded; the tests hold the engine to
it and need none of them.
"""

import contextlib
import io
import pathlib
import re
import sys
import warnings

CUSTOMARY = {
    "np": "import numpy as np", "torch": "import torch", "nn": "import torch.nn as nn",
    "F": "import torch.nn.functional as F", "keras": "import keras", "tf": "import tensorflow as tf"}


def answer(typed):
    """What the last of the typed lines prints."""
    space = {}
    text = "\n".join(typed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, line in CUSTOMARY.items():
            if re.search(rf"(?<![\w.]){name}\.", text):
                exec(line, space)
        exec("\n".join(typed[:-1]), space)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                value = eval(typed[-1], space)
            except SyntaxError:
                exec(typed[-1], space)
                value = None
    lines = printed.getvalue().splitlines()
    return lines + ([] if value is None else repr(value).splitlines())


def main(package, check):
    path = pathlib.Path(__file__).parents[3] / f"Sources/CourseLibrary/Library/{package}._examples.py"
    before = path.read_text()
    head, _, body = before.partition('"""\n\nexamples = r"""\n')
    blocks = []
    for block in body.removesuffix('"""\n').strip("\n").split("\n\n"):
        names, *lines = block.split("\n")
        typed = [line[4:] for line in lines if line.startswith(">>> ")]
        # What is followed by a comment is shown and not run.
        answers = [] if "    # " in typed[-1] else answer(typed)
        blocks.append("\n".join([names, *(">>> " + line for line in typed), *answers]))
    after = head + '"""\n\nexamples = r"""\n' + "\n\n".join(blocks) + '\n"""\n'
    if not check:
        path.write_text(after)
    elif after != before:
        sys.exit(f"{package}: the examples' answers differ from what is recorded")


if __name__ == "__main__":
    for each in {"keras": ["keras", "tensorflow"]}.get(sys.argv[1], sys.argv[1:2]):
        main(each, "--check" in sys.argv[2:])
