"""Averages, spread and simple models of data.

Sums are exact: every number is a ratio of whole numbers, so the sum of a column, or of its squares, is one too, and
is rounded once, at the end. `mean([1e50, 1, -1e50] * 1000)` is 1/3 as it should be. An exact number stands here as
a pair (numerator, denominator); infinities and NaN, which are no ratios, stay floats.
"""

from bisect import bisect_left, bisect_right
from collections import namedtuple
from math import erf, exp, fabs, fsum, gcd, hypot, isqrt, lcm, log, sqrt, tau

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]

_ROOT_2 = sqrt(2.0)
# Twice the bits of a float and a few, so that a root has enough to be rounded correctly.
_ROOT_BITS = 2 * 53 + 3


class StatisticsError(ValueError):
    """Data that a statistic is not defined for."""


# Exact sums


def _ratio(x):
    """A number as numerator and denominator; the denominator of what is not finite is None."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _common_type(kinds):
    """The type that a result has: float where there is a float, int where all are whole numbers."""
    common = int
    for kind in kinds:
        if kind is common or kind is int or kind is bool:
            continue
        if common is int or issubclass(kind, common):
            common = kind
        elif issubclass(common, kind) or issubclass(kind, int):
            continue
        elif issubclass(common, int):
            common = kind
        else:
            raise TypeError(f"don't know how to coerce {common.__name__} and {kind.__name__}")
    return common


def _gather(data):
    """Types, number of items, and sums of numerators by denominator: of the items, and of their squares."""
    kinds, count, sums, squares = {}, 0, {}, {}
    for x in data:
        kinds[type(x)] = None
        n, d = _ratio(x)
        count += 1
        sums[d] = sums.get(d, 0) + n
        squares[d] = squares.get(d, 0) + n * n
    return kinds, count, sums, squares


def _total(sums, power=1):
    """One exact number from sums by denominator; a float when not all are finite."""
    if None in sums:
        return sums[None]
    common = lcm(*sums)**power
    return sum(n * (common // d**power) for d, n in sums.items()), common


def _sum(data):
    kinds, count, sums, _ = _gather(data)
    return _common_type(kinds), _total(sums), count


def _square_deviations(data, center):
    """The sum of the squares of the distances to the mean, or to a given center."""
    if center is not None:
        return _sum((d := x - center) * d for x in data)
    kinds, count, sums, squares = _gather(data)
    if count == 0:
        total = 0, 1
    elif None in sums:
        total = sums[None]
    else:
        # With n items: (n · Σx² - (Σx)²) / n, over the square of the common denominator.
        sum_x, common = _total(sums)
        sum_xx, square = _total(squares, 2)
        total = count * sum_xx - sum_x * sum_x, count * square
    return _common_type(kinds), total, count


def _divided(total, count):
    """An exact number, or a float, over a whole number."""
    if isinstance(total, tuple):
        return total[0], total[1] * count
    return total / count


def _rounded(number, kind):
    """An exact number, or a float, as a number of a type."""
    if isinstance(number, tuple):
        n, d = number
        if issubclass(kind, int) and n % d == 0:
            number = n // d
        else:
            number = n / d
    return number if type(number) is kind or kind is int else kind(number)


def _root(number):
    """The square root of an exact number, correctly rounded."""
    # A float, which is not finite, fails here as it does in CPython.
    n, d = number if isinstance(number, tuple) else (number.numerator, number.denominator)
    divisor = gcd(n, d)
    n, d = n // divisor, d // divisor
    shift = (n.bit_length() - d.bit_length() - _ROOT_BITS) // 2
    if shift >= 0:
        return (_odd_root(n, d << 2 * shift) << shift) / 1
    return _odd_root(n << -2 * shift, d) / (1 << -shift)


def _odd_root(n, d):
    """The whole part of a root, made odd where something was cut off, so that rounding once more is right."""
    root = isqrt(n // d)
    return root | (root * root * d != n)


# Averages


def mean(data):
    """The arithmetic mean."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _rounded(_divided(total, n), kind)


def fmean(data, weights=None):
    """The arithmetic mean of the data as floats: fast."""
    if not hasattr(data, "__len__"):
        data = list(data)
    n = len(data)
    if weights is None:
        total = fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    if not hasattr(weights, "__len__"):
        weights = list(weights)
    total = fsum(x * w for x, w in zip(data, weights))
    if n != len(weights):
        raise StatisticsError("data and weights must be the same length")
    weight = fsum(weights)
    if not weight:
        raise StatisticsError("sum of weights must be non-zero")
    return total / weight


def geometric_mean(data):
    """The n-th root of the product."""
    try:
        return exp(fmean(map(log, data)))
    except ValueError:
        raise StatisticsError(
            "geometric mean requires a non-empty dataset containing positive numbers") from None


def _not_negative(values, complaint):
    for x in values:
        if x < 0:
            raise StatisticsError(complaint)
        yield x


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    complaint = "harmonic mean does not support negative values"
    if iter(data) is data:
        data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float)):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(complaint)
        return x
    if weights is None:
        weights = [1] * n
        weight = n, 1
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        weight = _sum(_not_negative(weights, complaint))[1]
    try:
        values = _not_negative(data, complaint)
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, values))
    except ZeroDivisionError:
        return 0
    if (total[0] if isinstance(total, tuple) else total) <= 0:
        raise StatisticsError("Weighted sum must be positive")
    if isinstance(weight, tuple) and isinstance(total, tuple):
        return _rounded((weight[0] * total[1], weight[1] * total[0]), kind)
    return _rounded(_rounded(weight, float) / _rounded(total, float), kind)


# Middles


def _sorted_data(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """The middle of the data, or the mean of the two in the middle."""
    data = _sorted_data(data)
    half, odd = divmod(len(data), 2)
    return data[half] if odd else (data[half - 1] + data[half]) / 2


def median_low(data):
    """The middle of the data, or the lower of the two in the middle."""
    data = _sorted_data(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle of the data, or the higher of the two in the middle."""
    data = _sorted_data(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data that stand for the classes of a grouping, interpolated within its class."""
    data = _sorted_data(data)
    n = len(data)
    x = data[n // 2]
    below = bisect_left(data, x)
    equal = bisect_right(data, x, below) - below
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - below) / equal


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """The most common value: the first of them."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """All values that are most common, in the order in which they came."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n parts of the same probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    cuts = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            cuts.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            cuts.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return cuts


# Spread


def variance(data, xbar=None):
    """The variance of a population of which the data are a sample."""
    kind, total, n = _square_deviations(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _rounded(_divided(total, n - 1), kind)


def pvariance(data, mu=None):
    """The variance of the data."""
    kind, total, n = _square_deviations(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _rounded(_divided(total, n), kind)


def stdev(data, xbar=None):
    """The square root of the variance."""
    _, total, n = _square_deviations(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(_divided(total, n - 1))


def pstdev(data, mu=None):
    """The square root of the variance of the data."""
    _, total, n = _square_deviations(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(_divided(total, n))


# Pairs


def _paired(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return n


def _products(x, x_mean, y, y_mean):
    return fsum((a - x_mean) * (b - y_mean) for a, b in zip(x, y))


def covariance(x, y, /):
    """How much two columns vary together."""
    n = _paired(x, y, "covariance")
    return _products(x, fsum(x) / n, y, fsum(y) / n) / (n - 1)


def correlation(x, y, /):
    """Pearson's coefficient: the covariance in units of the standard deviations."""
    n = _paired(x, y, "correlation")
    x_mean, y_mean = fsum(x) / n, fsum(y) / n
    xy = _products(x, x_mean, y, y_mean)
    xx = _products(x, x_mean, x, x_mean)
    yy = _products(y, y_mean, y, y_mean)
    try:
        return xy / sqrt(xx * yy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line with the least sum of squared distances; through the origin if proportional."""
    n = _paired(x, y, "linear regression")
    if proportional:
        xy = fsum(a * b for a, b in zip(x, y))
        xx = fsum(a * a for a in x)
    else:
        x_mean, y_mean = fsum(x) / n, fsum(y) / n
        xy = _products(x, x_mean, y, y_mean)
        xx = _products(x, x_mean, x, x_mean)
    try:
        slope = xy / xx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)


# The normal distribution


def _polynomial(coefficients, x):
    value = coefficients[0]
    for coefficient in coefficients[1:]:
        value = value * x + coefficient
    return value


# Wichura's algorithm AS 241: numerator and denominator near the middle, away from it, and far out.
_CENTRE = (
    (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
     4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
     1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
    (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
     2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
     4.23133_30701_60091_1252e+1, 1.0))
_FLANK = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
     4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
     2.05319_16266_37758_82187e+0, 1.0))
_TAIL = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
     5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0))


def _standard_quantile(p):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return _polynomial(_CENTRE[0], r) * q / _polynomial(_CENTRE[1], r)
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    shift, (numerator, denominator) = (1.6, _FLANK) if r <= 5.0 else (5.0, _TAIL)
    r -= shift
    x = _polynomial(numerator, r) / _polynomial(denominator, r)
    return -x if q < 0.0 else x


class NormalDist:
    """A normal distribution with its mean and standard deviation."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution that fits the data."""
        data = list(data)
        deviation = stdev(data)
        return cls(float(mean(data)), deviation)

    def samples(self, n, *, seed=None):
        """n random numbers of this distribution."""
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The density at x."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return exp(distance * distance / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        """The probability of a value up to x."""
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * _ROOT_2)))

    def inv_cdf(self, p):
        """The x up to which values have the probability p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return self._mu + _standard_quantile(p) * self._sigma

    def quantiles(self, n=4):
        """The n - 1 points between n parts of the same probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The area that two densities share."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = self, other
        if (y._sigma, y._mu) < (x._sigma, x._mu):
            x, y = y, x
        x_variance, y_variance = x.variance, y.variance
        if not x_variance or not y_variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        difference = y_variance - x_variance
        distance = fabs(y._mu - x._mu)
        if not difference:
            return 1.0 - erf(distance / (2.0 * x._sigma * _ROOT_2))
        a = x._mu * y_variance - y._mu * x_variance
        b = x._sigma * y._sigma * sqrt(
            distance * distance + difference * log(y_variance / x_variance))
        first, second = (a + b) / difference, (a - b) / difference
        return 1.0 - (fabs(y.cdf(first) - x.cdf(first)) + fabs(y.cdf(second) - x.cdf(second)))

    def zscore(self, x):
        """The distance of x from the mean in standard deviations."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * fabs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / fabs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
