"""Switches of PyTorch's that lecture code sets; they change nothing here."""


class _Switches:
    """Takes any attribute and gives it back."""

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def is_available(self):
        return False

    def is_built(self):
        return False


cudnn = _Switches(deterministic=False, benchmark=False, enabled=True)
mps = _Switches()
cuda = _Switches()
mkldnn = _Switches(enabled=False)
