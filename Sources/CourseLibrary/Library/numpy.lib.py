"""What NumPy keeps apart: windows over arrays in `numpy.lib.stride_tricks`."""

import numpy.lib.stride_tricks as stride_tricks
