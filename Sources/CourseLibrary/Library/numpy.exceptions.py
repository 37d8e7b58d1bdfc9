"""NumPy's own exceptions."""

from _numpy import AxisError


class ComplexWarning(RuntimeWarning):
    """A number lost its imaginary part."""


class VisibleDeprecationWarning(UserWarning):
    """Something that will go."""
