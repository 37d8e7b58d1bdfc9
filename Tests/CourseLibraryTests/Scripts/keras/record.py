#!/usr/bin/env python3
"""Records what TensorFlow and Keras print for the scripts in this folder: NAME.py -> NAME.out.

    record.py [NAME …]        # needs tensorflow; the tests do not

Every script is run behind `prelude.py`. Recorded with TensorFlow 2.21 and Keras 3.15.
"""

import contextlib
import io
import os
import pathlib
import runpy
import sys
import tempfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
folder = pathlib.Path(__file__).resolve().parent
sys.path = [path for path in sys.path if pathlib.Path(path or ".").resolve() != folder]

import keras  # noqa: E402

# TensorFlow looks functions up in their files.
scratch = pathlib.Path(tempfile.mkdtemp())
os.chdir(scratch)
prelude = (folder / "prelude.py").read_text()
names = sys.argv[1:] or sorted(path.stem for path in folder.glob("*.py"))
for name in names:
    if name in ("prelude", "record"):
        continue
    keras.utils.clear_session()
    keras.utils.set_random_seed(0)
    output = io.StringIO()
    whole = scratch / f"{name}.py"
    whole.write_text(prelude + (folder / f"{name}.py").read_text())
    try:
        with contextlib.redirect_stdout(output):
            runpy.run_path(str(whole))
    except Exception as error:
        print(f"{name} is not recorded: {type(error).__name__}: {error}")
        continue
    (folder / f"{name}.out").write_text(output.getvalue())
    print(name, len(output.getvalue().splitlines()), "lines")
