"""Checks our .safetensors files with Python's `safetensors`, and records one of its own.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch numpy safetensors
    /tmp/torch/bin/python Tests/NetworksTests/Recorded/record_safetensors.py

writes sample.safetensors beside this file, which the tests read and must write again byte for byte. With the path
of a file that the tests wrote (WRITE_SAFETENSORS=path swift test --filter Safetensors) it checks that file:

    /tmp/torch/bin/python Tests/NetworksTests/Recorded/record_safetensors.py check path
"""

import pathlib
import sys

import numpy as np
import safetensors.numpy
from safetensors import safe_open

HERE = pathlib.Path(__file__).parent


def sample():
    special = np.array([np.nan, np.inf, -np.inf, -0.0, 1e-45, 3.4028235e38], np.float32)
    return {
        "conv1.weight": np.arange(12, dtype=np.float32).reshape(2, 1, 2, 3) / 7,
        "conv1.bias": np.array([0.1, -0.2], np.float32),
        "special": special,
        "double": np.array([[np.pi, 5e-324]]),
        "steps": np.array(2**62 + 1, np.int64),
        "bytes": np.array([0, 127, 255], np.uint8),
        "mask": np.array([[True, False], [False, True]]),
        "empty": np.zeros((0, 3), np.float32),
        "größe \"x\"": np.array([1.5], np.float32),
    }


METADATA = {"format": "pt"}  # Of several, Python writes the order of a hash table.

if sys.argv[1:2] == ["check"]:
    found = safetensors.numpy.load_file(sys.argv[2])
    expected = sample()
    assert set(found) == set(expected), set(found) ^ set(expected)
    for name, value in expected.items():
        assert found[name].dtype == value.dtype and found[name].shape == value.shape, name
        assert found[name].tobytes() == value.tobytes(), name
    with safe_open(sys.argv[2], "np") as file:
        assert file.metadata() == METADATA, file.metadata()
    print("the same, bit for bit:", ", ".join(expected))
else:
    safetensors.numpy.save_file(sample(), HERE / "sample.safetensors", METADATA)
