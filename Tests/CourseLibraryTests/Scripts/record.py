#!/usr/bin/env python3
"""Records what the real packages print for the scripts of a folder here: FOLDER/NAME.py -> FOLDER/NAME.out.

    record.py FOLDER [NAME …]             records all scripts of torch, keras or numpy anew, or those named
    record.py FOLDER [NAME …] --check     writes nothing; exit 1 where a recording differs

Run it with a Python that has the folder's package (`make record-peers` does); the tests need none. A folder's
`prelude.py`, where there is one, stands before each of its scripts. Every script starts from the same seeds and print
options, in an empty folder. NumPy is held to its plain loops, so that no recording depends on the processor. Warnings
are not part of a recording. Recorded with PyTorch 2.13, TensorFlow 2.21 with Keras 3.15, and NumPy 2.
"""

import contextlib
import importlib
import io
import os
import pathlib
import runpy
import sys
import tempfile
import warnings

os.environ.update(NPY_DISABLE_CPU_FEATURES="X86_V3 X86_V4 AVX512_ICL AVX512_SPR", OPENBLAS_NUM_THREADS="1",
                  TF_CPP_MIN_LOG_LEVEL="3")
here = pathlib.Path(__file__).resolve().parent
# The folders beside this file bear the packages' names.
sys.path = [path for path in sys.path if pathlib.Path(path or ".").resolve() != here]
warnings.filterwarnings("ignore")


def torch_anew(torch):
    torch.set_num_threads(1)
    torch.set_printoptions(profile="default")
    torch.manual_seed(0)


def keras_anew(keras):
    keras.utils.clear_session()
    keras.utils.set_random_seed(0)


def numpy_anew(numpy):
    numpy.set_printoptions(precision=8, threshold=1000, edgeitems=3, linewidth=75, suppress=False, sign="-",
                           floatmode="maxprec", formatter=None, nanstr="nan", infstr="inf")
    numpy.random.seed(0)


anew = {"torch": torch_anew, "keras": keras_anew, "numpy": numpy_anew}


def output(script, prelude, start):
    """What a script prints. Its text lies in a file of its own, because TensorFlow looks functions up there."""
    printed = io.StringIO()
    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(printed):
        whole = pathlib.Path(place) / script.name
        whole.write_text(prelude + script.read_text())
        os.chdir(place)
        try:
            start()
            runpy.run_path(str(whole), run_name="__main__")
        finally:
            os.chdir(here)
    return printed.getvalue()


def main():
    words = [word for word in sys.argv[1:] if word != "--check"]
    if not words or words[0] not in anew:
        sys.exit("usage: record.py torch|keras|numpy [NAME …] [--check]")
    folder, names = here / words[0], words[1:]
    package = importlib.import_module(words[0])
    prelude = folder / "prelude.py"
    text = prelude.read_text() if prelude.exists() else ""
    wrong = []
    for script in sorted(folder.glob("*.py")):
        if script == prelude or names and script.stem not in names:
            continue
        try:
            printed = output(script, text, lambda: anew[words[0]](package))
        except Exception as error:
            wrong.append(f"{script.name} is not recorded: {type(error).__name__}: {error}")
            continue
        recording = script.with_suffix(".out")
        if "--check" not in sys.argv:
            recording.write_text(printed)
        elif not recording.exists() or recording.read_text() != printed:
            wrong.append(f"{script.name}: the recording differs")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
