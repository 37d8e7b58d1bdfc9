#!/usr/bin/env python3
"""Records what NumPy 2 (and PyTorch, where a script imports it) prints for every script in Scripts/numpy.

    PYTHON=python3 Tests/CourseLibraryTests/record_numpy.py           record all scripts anew
    PYTHON=python3 Tests/CourseLibraryTests/record_numpy.py --check   write nothing, exit 1 when a recording differs

PYTHON names a Python that has the packages. NumPy is held to its plain loops and the C library's functions, so that no
recording depends on the processor it was made on. Warnings are not part of a recording: convbook gives none.
"""

import os
import pathlib
import subprocess
import sys

SCRIPTS = pathlib.Path(__file__).resolve().parent / "Scripts" / "numpy"
PLAIN = dict(os.environ, NPY_DISABLE_CPU_FEATURES="X86_V3 X86_V4 AVX512_ICL AVX512_SPR", OPENBLAS_NUM_THREADS="1")


def main():
    python = os.environ.get("PYTHON", "python3")
    check = "--check" in sys.argv
    failed = []
    for script in sorted(SCRIPTS.glob("*.py")):
        done = subprocess.run([python, "-W", "ignore", str(script)], capture_output=True, text=True, env=PLAIN)
        if done.returncode:
            sys.exit(f"{script.name} failed:\n{done.stderr}")
        recording = script.with_suffix(".out")
        if check:
            if not recording.exists() or recording.read_text() != done.stdout:
                failed.append(script.name)
        else:
            recording.write_text(done.stdout)
    if failed:
        sys.exit("recordings differ: " + ", ".join(failed))


if __name__ == "__main__":
    main()
