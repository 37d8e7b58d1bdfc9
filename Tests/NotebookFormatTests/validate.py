"""Holds our notebooks against Jupyter's own tools.

    python3 -m venv VENV && VENV/bin/pip install jupytext nbformat
    VENV/bin/python Tests/NotebookFormatTests/validate.py [--record] [FILE.ipynb ...]

Without files, for every script in Scripts/:
- what Jupytext reads from it must be what cells.json holds (--record writes that file);
- the notebook in Goldens/, written by our program, must pass nbformat.validate, and must hold those cells;
- Jupytext must write that notebook as the very script it writes from its own reading;
and every notebook in Goldens/ must come out of Jupyter's own writer with the same content.
With files, each must pass nbformat.validate.
"""

import json
import pathlib
import re
import sys
import warnings

import jupytext
import nbformat

HERE = pathlib.Path(__file__).parent
RECORD = HERE / "Goldens" / "cells.json"


def cells_of(notebook):
    cells = []
    for cell in notebook.cells:
        metadata = {name: value for name, value in cell.metadata.items() if name != "convbook"}
        cells.append({"kind": cell.cell_type, "source": cell.source, "metadata": metadata})
    return cells


def script_of(notebook):
    """Without the header, which names Jupytext's version and the kernel that a notebook always has."""
    for cell in notebook.cells:
        cell.metadata.pop("convbook", None)
    text = jupytext.writes(notebook, "py:percent")
    return re.sub(r"\A(#!.*\n|# -\*-.*\n)*# ---\n(#.*\n)*?# ---\n", "", text)


def check_scripts(record):
    expected = {}
    problems = []
    for script in sorted((HERE / "Scripts").glob("*.py")):
        theirs = jupytext.reads(script.read_text(encoding="utf-8"), "py:percent")
        expected[script.stem] = cells_of(theirs)
        golden = HERE / "Goldens" / (script.stem + ".ipynb")
        if not golden.exists():
            problems.append(f"{golden.name} is missing")
            continue
        ours = nbformat.read(golden, as_version=4)
        if cells_of(ours) != expected[script.stem]:
            problems.append(f"{golden.name}: the cells are not those Jupytext reads")
        if script_of(ours) != script_of(theirs):
            problems.append(f"{golden.name}: Jupytext writes another script from it")
    for golden in sorted((HERE / "Goldens").glob("*.ipynb")):
        text = golden.read_text(encoding="utf-8")
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        if json.loads(nbformat.writes(notebook)) != json.loads(text):
            problems.append(f"{golden.name}: Jupyter writes it otherwise")
    text = json.dumps(expected, indent=1, ensure_ascii=False) + "\n"
    if record:
        RECORD.write_text(text, encoding="utf-8")
    elif not RECORD.exists() or RECORD.read_text(encoding="utf-8") != text:
        problems.append("cells.json is not what Jupytext reads; --record writes it anew")
    return problems


def main():
    warnings.simplefilter("ignore")
    files = [argument for argument in sys.argv[1:] if argument != "--record"]
    for name in files:
        notebook = json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
        nbformat.validate(nbformat.from_dict(notebook))
    problems = [] if files else check_scripts("--record" in sys.argv)
    print("\n".join(problems) or "all is well")
    return 1 if problems else 0


sys.exit(main())
