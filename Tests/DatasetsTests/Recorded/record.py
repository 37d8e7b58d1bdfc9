"""Writes the files beside it that the tests read: .npy by NumPy itself, PGM and PPM by hand from its arrays.

    python3 record.py            (NumPy 2)

`expected.txt` says for every file what NumPy has in it: name, dtype, shape, the values in C order.
"""

import pathlib

import numpy as np

here = pathlib.Path(__file__).parent
lines = []


def note(name, array):
    shape = "x".join(str(size) for size in array.shape) or "-"
    values = " ".join(str(value) for value in array.astype(float).ravel().tolist())
    lines.append(f"{name}|{array.dtype}|{shape}|{values}")


def npy(name, array, version=None):
    with open(here / name, "wb") as file:
        np.lib.format.write_array(file, array, version=version)
    note(name, array)


ramp = np.arange(24, dtype=np.float32).reshape(2, 3, 4) / 8 - 1
npy("float32.npy", ramp)
npy("float64.npy", np.array([[0.1, -np.pi], [1e300, -0.0]]))
npy("int64.npy", np.array([-(2**40), 0, 7]))
npy("uint8.npy", np.arange(250, 256, dtype=np.uint8).reshape(3, 2))
npy("bool.npy", np.array([[True, False, True]]))
npy("int8.npy", np.array([-128, 0, 127], np.int8))
npy("int16big.npy", np.array([[-32768, 258], [7, 32767]], ">i2"))
npy("int32.npy", np.array([-(2**31), 0, 2**31 - 1], np.int32))
npy("uint16.npy", np.array([0, 65535], np.uint16))
npy("uint32.npy", np.array([0, 2**32 - 1], np.uint32))
npy("float16.npy", np.array([[0, -0.0, 1, -2.5], [65504, 6e-8, 6.1e-5, np.inf]], np.float16))
npy("float32big.npy", np.array([0.1, -1e30], ">f4"))
npy("float64big.npy", np.array([[0.1], [1e-300]], ">f8"))
npy("scalar.npy", np.array(2.5))
npy("empty.npy", np.zeros((0, 3), np.float32))
npy("fortran.npy", np.asfortranarray(ramp))
npy("version2.npy", ramp[0], version=(2, 0))
npy("version3.npy", ramp[1], version=(3, 0))

rows = np.array([[0, 1, 2], [127, 128, 255]], np.uint8)
color = np.arange(18, dtype=np.uint8).reshape(2, 3, 3) * 14
deep = np.array([[0, 256, 65535], [1, 1000, 40000]], np.uint16)


def text(array):
    return "\n".join(" ".join(str(value) for value in row.ravel()) for row in array) + "\n"


def picture(name, head, body, array):
    (here / name).write_bytes(head.encode() + body)
    note(name, array if array.ndim == 2 else np.moveaxis(array, 2, 0))


picture("p2.pgm", "P2\n# a comment\n3 2 # another\n255\n", text(rows).encode(), rows)
picture("p5.pgm", "P5 3 2 255\n", rows.tobytes(), rows)
picture("p5deep.pgm", "P5\n3\n2\n65535\n", deep.astype(">u2").tobytes(), deep.astype(np.int64))
picture("p3.ppm", "P3\n3 2\n255\n", text(color).encode(), color)
picture("p6.ppm", "P6\n# by hand\n3 2\n255\n", color.tobytes(), color)

(here / "expected.txt").write_text("\n".join(lines) + "\n")
