"""Penalties on weights or outputs, which are added to the loss."""

from keras._values import _find, _plain, _tf


class Regularizer:
    """A subclass gives the penalty in `__call__(x)`."""

    def __call__(self, x):
        return 0.0

    def get_config(self):
        return {key: value for key, value in self.__dict__.items()}

    def __repr__(self):
        settings = ", ".join(f"{key}={value}" for key, value in self.__dict__.items())
        return f"{type(self).__name__}({settings})"


def _checked(value, default):
    value = default if value is None else value
    if not isinstance(value, (int, float)) or isinstance(value, bool) or value != value or value < 0:
        raise ValueError(f"Invalid value for argument: expected a non-negative float. Received: {value}")
    return float(value)


class L1L2(Regularizer):
    """l1 times the sum of |w|, plus l2 times the sum of w squared (without a half)."""

    def __init__(self, l1=0.0, l2=0.0):
        self.l1 = _checked(l1, 0.0)
        self.l2 = _checked(l2, 0.0)

    def __call__(self, x):
        x = _plain(x)
        penalty = 0.0
        if self.l1:
            penalty = penalty + self.l1 * abs(x).sum()
        if self.l2:
            penalty = penalty + self.l2 * (x * x).sum()
        return _tf(penalty)


class L1(Regularizer):
    """l1 times the sum of |w|."""

    def __init__(self, l1=0.01):
        self.l1 = _checked(l1, 0.01)

    def __call__(self, x):
        return _tf(self.l1 * abs(_plain(x)).sum())


class L2(Regularizer):
    """l2 times the sum of w squared (without a half)."""

    def __init__(self, l2=0.01):
        self.l2 = _checked(l2, 0.01)

    def __call__(self, x):
        x = _plain(x)
        return _tf(self.l2 * (x * x).sum())


l1 = L1
l2 = L2
l1_l2 = L1L2

_table = {"l1": L1, "l2": L2, "l1_l2": L1L2, "L1": L1, "L2": L2, "L1L2": L1L2}


def get(identifier):
    """The regularizer of a name; what can be called stays itself."""
    if identifier is None or callable(identifier):
        return identifier
    return _find("regularizer", identifier, _table, ("orthogonal_regularizer", "OrthogonalRegularizer"))()
