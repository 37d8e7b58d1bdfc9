"""Views of an array's memory in other shapes."""

from _numpy import broadcast_to, sliding_window_view


def as_strided(x, shape=None, strides=None):
    """Not here: it can read beyond an array. sliding_window_view makes windows."""
    raise NotImplementedError("as_strided is not here, because it can read beyond an array; "
                              "np.lib.stride_tricks.sliding_window_view(x, window_shape) makes windows")
