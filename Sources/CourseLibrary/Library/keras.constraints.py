"""What weights are brought back to after every step of an optimizer."""

from keras._values import _find, _plain, _tf

_epsilon = 1e-7


class Constraint:
    """A subclass gives the new weights in `__call__(w)`."""

    def __call__(self, w):
        return w

    def get_config(self):
        return dict(self.__dict__)


def _norms(w, axis):
    return (w * w).sum(axis, keepdim=True).sqrt()


class MaxNorm(Constraint):
    """The norm along `axis`, of the weights into every unit, is at most `max_value`.

    Of a Dense layer's kernel (in, out) take axis 0, of a Conv2D's (h, w, in, out) axis [0, 1, 2].
    """

    def __init__(self, max_value=2, axis=0):
        self.max_value = max_value
        self.axis = axis

    def __call__(self, w):
        w = _plain(w)
        norms = _norms(w, self.axis)
        return _tf(w * (norms.clamp(0, self.max_value) / (norms + _epsilon)))


class NonNeg(Constraint):
    """No weight is negative."""

    def __call__(self, w):
        return _tf(_plain(w).relu())


class UnitNorm(Constraint):
    """The norm along `axis` is 1."""

    def __init__(self, axis=0):
        self.axis = axis

    def __call__(self, w):
        w = _plain(w)
        return _tf(w / (_norms(w, self.axis) + _epsilon))


class MinMaxNorm(Constraint):
    """The norm along `axis` lies between two values, or is drawn there by `rate`."""

    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0):
        self.min_value = min_value
        self.max_value = max_value
        self.rate = rate
        self.axis = axis

    def __call__(self, w):
        w = _plain(w)
        norms = _norms(w, self.axis)
        wanted = self.rate * norms.clamp(self.min_value, self.max_value) + (1 - self.rate) * norms
        return _tf(w * (wanted / (norms + _epsilon)))


max_norm = MaxNorm
non_neg = NonNeg
unit_norm = UnitNorm
min_max_norm = MinMaxNorm

_table = {
    "max_norm": MaxNorm, "MaxNorm": MaxNorm, "non_neg": NonNeg, "NonNeg": NonNeg, "unit_norm": UnitNorm,
    "UnitNorm": UnitNorm, "min_max_norm": MinMaxNorm, "MinMaxNorm": MinMaxNorm,
}


def get(identifier):
    """The constraint of a name; what can be called stays itself."""
    if identifier is None or callable(identifier):
        return identifier
    return _find("constraint", identifier, _table)()
