"""Checks that raise AssertionError, as NumPy's."""

import numpy as _np


def _fail(message, actual, desired):
    raise AssertionError(f"\n{message}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    """Raises unless abs(actual - desired) <= atol + rtol * abs(desired) everywhere."""
    a, d = _np.asarray(actual), _np.asarray(desired)
    close = _np.isclose(a, d, rtol, atol, equal_nan)
    if _np.all(close):
        return
    distance = _np.absolute(a * 1.0 - d)
    bad = int(_np.size(close) - _np.count_nonzero(close))
    share = 100.0 * bad / max(1, _np.size(close))
    raise AssertionError(
        f"\nNot equal to tolerance rtol={rtol:g}, atol={atol:g}\n{err_msg}\n"
        f"Mismatched elements: {bad} / {_np.size(close)} ({share:.3g}%)\n"
        f"Max absolute difference among violations: {_np.max(_np.where(close, 0, distance))}\n"
        f" ACTUAL: {a!r}\n DESIRED: {d!r}")


def assert_array_equal(actual, desired, err_msg="", verbose=True):
    """Raises unless shapes and elements are the same; NaN is equal to NaN."""
    if not _np.array_equal(actual, desired, equal_nan=True):
        _fail("Arrays are not equal\n" + err_msg, _np.asarray(actual), _np.asarray(desired))


def assert_equal(actual, desired, err_msg="", verbose=True):
    """Raises unless two values, lists or arrays are equal."""
    if isinstance(actual, _np.ndarray) or isinstance(desired, _np.ndarray):
        assert_array_equal(actual, desired, err_msg)
    elif not actual == desired:
        _fail("Items are not equal:\n" + err_msg, actual, desired)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """Raises unless abs(desired - actual) < 1.5 * 10 ** -decimal."""
    if not _np.all(_np.absolute(_np.asarray(desired) - actual) < 1.5 * 10.0 ** -decimal):
        _fail(f"Arrays are not almost equal to {decimal} decimals\n" + err_msg, actual, desired)


assert_array_almost_equal = assert_almost_equal


def assert_array_less(x, y, err_msg="", verbose=True):
    """Raises unless x < y everywhere."""
    if not _np.all(_np.asarray(x) < y):
        _fail("Arrays are not strictly ordered `x < y`\n" + err_msg, x, y)


def assert_(val, msg=""):
    """Raises unless val is true."""
    if not val:
        raise AssertionError(msg)


class assert_raises:
    """with assert_raises(ValueError): …, or assert_raises(ValueError, function, …)."""

    def __new__(cls, exception, function=None, *args, **kwargs):
        made = super().__new__(cls)
        made._exception = exception
        if function is None:
            return made
        with made:
            function(*args, **kwargs)

    def __init__(self, exception, *rest, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError(f"{self._exception.__name__} not raised")
        return issubclass(kind, self._exception)
