"""What older code asks of the backend."""

from keras.utils import clear_session


def epsilon():
    """The small number that keeps logarithms and quotients finite."""
    return 1e-07


def floatx():
    """The type of elements that layers compute with."""
    return "float32"


def image_data_format():
    """Where the channels stand."""
    return "channels_last"


def backend():
    """The name of what computes, as Keras says it; here it is Convbook's engine."""
    return "tensorflow"


def get_value(x):
    """The numbers of a tensor or variable as an array."""
    return x.numpy() if hasattr(x, "numpy") else x
