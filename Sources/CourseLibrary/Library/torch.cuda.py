"""Graphics processors: there is none, and `is_available()` says so, as lecture code asks."""


def is_available():
    """Always False: `device = "cuda" if torch.cuda.is_available() else "cpu"` gives "cpu"."""
    return False


def device_count():
    """How many graphics processors there are: 0."""
    return 0


def manual_seed(seed):
    """Accepted; there is no graphics processor to seed."""


def manual_seed_all(seed):
    """Accepted; there is no graphics processor to seed."""


def empty_cache():
    """Accepted; there is no cache of a graphics processor."""


def is_initialized():
    """Always False."""
    return False


def synchronize(device=None):
    """An error, as PyTorch built without CUDA has it."""
    raise AssertionError("Torch not compiled with CUDA enabled")


current_device = synchronize
get_device_name = synchronize
