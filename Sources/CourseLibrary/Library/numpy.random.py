"""Random arrays, from generators that a seed begins.

    rng = np.random.default_rng(0)
    rng.normal(size=(2, 3))

Shapes, ranges and types are NumPy's, and a seed gives the same numbers in every run; the numbers themselves are the
engine's own.
"""

import _numpy

_range, _int64, _asarray = range, _numpy.int64, _numpy.asarray


def _shape(size, *parameters):
    """The shape of what is drawn: `size`, or that of the parameters."""
    if size is None:
        total = _numpy.zeros((), "bool")
        for parameter in parameters:
            total = _asarray(total | _numpy.zeros(_asarray(parameter).shape, "bool"))
        return total.shape
    return (int(size),) if not isinstance(size, (tuple, list)) else tuple(int(s) for s in size)


def _seed(seed):
    if seed is None:
        return _numpy._fresh_seed()
    if isinstance(seed, (list, tuple, _numpy.ndarray)):
        mixed = 0
        for part in seed:
            mixed = (mixed * 1000003 + int(part)) % 2 ** 62
        return mixed
    seed = int(seed)
    if seed < 0:
        raise ValueError("expected non-negative integer")
    return seed % 2 ** 62


def _plain(drawn, size):
    """A single number as one of Python's."""
    return drawn.item() if size is None and drawn.shape == () else drawn


class Generator:
    """A stream of random numbers: what `default_rng(seed)` gives."""

    def __init__(self, seed=None):
        self._stream = _numpy._stream(_seed(seed))

    def __repr__(self):
        return "Generator(PCG64)"

    def random(self, size=None, dtype="float64", out=None):
        """Uniform numbers from 0 to below 1."""
        drawn = _numpy._uniform(self._stream, _shape(size), 0.0, 1.0)
        return _plain(drawn if drawn.dtype == dtype else drawn.astype(dtype), size)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Uniform numbers from low to below high."""
        if not isinstance(low, (list, tuple, _numpy.ndarray)) and not isinstance(high, (list, tuple, _numpy.ndarray)):
            if not low <= high:
                raise ValueError("high - low < 0") if low > high else ValueError("low and high must be numbers")
            return _plain(_numpy._uniform(self._stream, _shape(size), float(low), float(high)), size)
        drawn = _numpy._uniform(self._stream, _shape(size, low, high), 0.0, 1.0)
        return _asarray(low) + drawn * (_asarray(high) - _asarray(low))

    def standard_normal(self, size=None, dtype="float64", out=None):
        """Normal numbers of mean 0 and standard deviation 1."""
        drawn = _numpy._normal(self._stream, _shape(size), 0.0, 1.0)
        return _plain(drawn if drawn.dtype == dtype else drawn.astype(dtype), size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Normal numbers of mean loc and standard deviation scale."""
        if _numpy.any(_asarray(scale) < 0):
            raise ValueError("scale < 0")
        drawn = _numpy._normal(self._stream, _shape(size, loc, scale), 0.0, 1.0)
        return _plain(_asarray(loc) + _asarray(scale) * drawn, size)

    def exponential(self, scale=1.0, size=None):
        """Numbers with the density exp(-x / scale) / scale."""
        return _plain(_numpy._exponential(self._stream, _shape(size), float(scale)), size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """e to the power of normal numbers."""
        return _plain(_numpy.exp(self.normal(mean, sigma, size)), size)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        """Numbers with the density exp(-abs(x - loc) / scale) / (2 * scale)."""
        u = self.random(_shape(size, loc, scale)) - 0.5
        return _plain(loc - scale * _numpy.sign(u) * _numpy.log1p(-2 * _numpy.absolute(u)), size)

    def integers(self, low, high=None, size=None, dtype="int64", endpoint=False):
        """Integers from low to below high (to high itself with endpoint=True); with one bound, from 0."""
        if high is None:
            low, high = 0, low
        if isinstance(low, (list, tuple, _numpy.ndarray)) or isinstance(high, (list, tuple, _numpy.ndarray)):
            low, high = _asarray(low), _asarray(high) + (1 if endpoint else 0)
            if _numpy.any(low >= high):
                raise ValueError("low >= high")
            drawn = self.random(_shape(size, low, high))
            return (low + _numpy.floor(drawn * (high - low)).astype("int64")).astype(dtype)
        low, high = int(low), int(high) + (1 if endpoint else 0)
        if low >= high:
            raise ValueError("low > high" if endpoint else "low >= high")
        drawn = _numpy._integers(self._stream, _shape(size), low, high)
        return drawn if drawn.dtype == dtype else drawn.astype(dtype)

    def binomial(self, n, p, size=None):
        """How many of n trials succeed that do so with probability p."""
        if not 0 <= p <= 1:
            raise ValueError("p < 0, p > 1 or p is NaN")
        return _plain((self.random(_shape(size) + (int(n),)) < p).sum(-1), size)

    def poisson(self, lam=1.0, size=None):
        """How many events occur where lam are expected."""
        if lam < 0:
            raise ValueError("lam < 0 or lam is NaN")
        shape = _shape(size)
        made = []
        limit = 2.718281828459045 ** -lam
        total = 1
        for extent in shape:
            total *= extent
        for _ in _range(total):
            count, product = 0, float(self.random())
            while product > limit:
                count, product = count + 1, product * float(self.random())
            made.append(count)
        return _plain(_numpy.array(made, "int64").reshape(shape), size)

    def permutation(self, x, axis=0):
        """The integers below x, or the slices of an array, in random order."""
        if isinstance(x, int) or _asarray(x).ndim == 0:
            return _numpy._permutation(self._stream, (int(x),))
        x = _asarray(x)
        return _numpy.take(x, _numpy._permutation(self._stream, (x.shape[axis],)), axis)

    def permuted(self, x, axis=None, out=None):
        """All elements in random order."""
        x = _asarray(x)
        return self.permutation(x.ravel()).reshape(x.shape) if axis is None else self.permutation(x, axis)

    def shuffle(self, x, axis=0):
        """Puts the slices of an array, or the items of a list, in random order."""
        order = _numpy._permutation(self._stream, (len(x) if axis == 0 else x.shape[axis],))
        if isinstance(x, _numpy.ndarray):
            x[...] = _numpy.take(x, order, axis)
        else:
            x[:] = [x[i] for i in order.tolist()]

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        """Elements picked at random, of the integers below a or of a row; with probabilities p."""
        texts = None
        if isinstance(a, (list, tuple)) and a and isinstance(a[0], str):
            texts, a = list(a), len(a)
        whole = isinstance(a, int) or _asarray(a).ndim == 0
        pool = None if whole else _asarray(a)
        total = int(a) if whole else pool.shape[axis]
        shape = _shape(size)
        count = 1
        for extent in shape:
            count *= extent
        if total <= 0 and count > 0:
            raise ValueError("a must be a positive integer unless no samples are taken" if whole
                             else "a cannot be empty unless no samples are taken")
        if not replace and count > total:
            raise ValueError("Cannot take a larger sample than population when replace is False")
        if p is not None:
            p = _asarray(p, "float64")
            if p.shape != (total,):
                raise ValueError("a and p must have same size")
            if (p < 0).any():
                raise ValueError("Probabilities are not non-negative")
            if abs(float(p.sum()) - 1) > 1e-8:
                raise ValueError("Probabilities do not sum to 1. See Notes section of docstring for more information.")
            if replace:
                bounds = _numpy.cumsum(p)
                places = _numpy.searchsorted(bounds / bounds[-1], self.random(shape), "right")
            else:
                if int((p > 0).sum()) < count:
                    raise ValueError("Fewer non-zero entries in p than size")
                # The greatest of log(p) plus Gumbel's noise is picked with probability p, and so on.
                noise = -_numpy.log(self.exponential(1.0, total))
                weights = _numpy._where(p > 0, _numpy.log(_numpy._where(p > 0, p, 1.0)) + noise, -float("inf"))
                places = _numpy.argsort(-weights)[:count].reshape(shape)
        elif replace:
            places = _numpy._integers(self._stream, shape, 0, max(total, 1))
        else:
            places = _numpy._permutation(self._stream, (total,))[:count].reshape(shape)
        if texts is not None:
            return texts[int(places)] if shape == () else [texts[i] for i in places.ravel().tolist()]
        return _plain(_asarray(places), size) if whole else _numpy.take(pool, places, axis)

    def multivariate_normal(self, mean, cov, size=None):
        """Normal vectors with that mean and those covariances."""
        import numpy.linalg
        mean, cov = _asarray(mean, "float64"), _asarray(cov, "float64")
        values, vectors = numpy.linalg.eigh(cov)
        root = vectors * _numpy.sqrt(_numpy.maximum(values, 0))
        return mean + self.standard_normal(_shape(size) + mean.shape) @ root.T

    def dirichlet(self, alpha, size=None):
        """Not here."""
        raise NotImplementedError("Generator.dirichlet is not here")


def default_rng(seed=None):
    """A stream of random numbers; the same seed gives the same numbers."""
    return seed if isinstance(seed, Generator) else Generator(seed)


class RandomState:
    """NumPy's older interface, over a stream of its own."""

    def __init__(self, seed=None):
        self._own = Generator(seed)

    def __repr__(self):
        return "RandomState(MT19937)"

    def seed(self, seed=None):
        """Begins the numbers anew."""
        _numpy._reseed(self._own._stream, _seed(seed))

    def rand(self, *shape):
        """Uniform numbers from 0 to below 1: rand(2, 3)."""
        return self._own.random(shape if shape else None)

    def randn(self, *shape):
        """Normal numbers of mean 0 and standard deviation 1: randn(2, 3)."""
        return self._own.standard_normal(shape if shape else None)

    def random(self, size=None):
        """Uniform numbers from 0 to below 1."""
        return self._own.random(size)

    def random_sample(self, size=None):
        """Uniform numbers from 0 to below 1."""
        return self._own.random(size)

    def randint(self, low, high=None, size=None, dtype="int64"):
        """Integers from low to below high; with one bound, from 0."""
        if size is None and dtype in ("int64", int):
            drawn = self._own.integers(low, high)
            return int(drawn) if drawn.ndim == 0 else drawn
        return self._own.integers(low, high, size, dtype)

    def random_integers(self, low, high=None, size=None):
        """Integers from low to high; with one bound, from 1."""
        return self._own.integers(1 if high is None else low, low if high is None else high, size, endpoint=True)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Normal numbers of mean loc and standard deviation scale."""
        return self._own.normal(loc, scale, size)

    def standard_normal(self, size=None):
        """Normal numbers of mean 0 and standard deviation 1."""
        return self._own.standard_normal(size)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Uniform numbers from low to below high."""
        return self._own.uniform(low, high, size)

    def exponential(self, scale=1.0, size=None):
        """Numbers with the density exp(-x / scale) / scale."""
        return self._own.exponential(scale, size)

    def binomial(self, n, p, size=None):
        """How many of n trials succeed that do so with probability p."""
        return self._own.binomial(n, p, size)

    def poisson(self, lam=1.0, size=None):
        """How many events occur where lam are expected."""
        return self._own.poisson(lam, size)

    def permutation(self, x):
        """The integers below x, or the slices of an array, in random order."""
        return self._own.permutation(x)

    def shuffle(self, x):
        """Puts the slices of an array, or the items of a list, in random order."""
        self._own.shuffle(x)

    def choice(self, a, size=None, replace=True, p=None):
        """Elements picked at random, of the integers below a or of a row; with probabilities p."""
        try:
            return self._own.choice(a, size, replace, p)
        except ValueError as error:
            text = str(error)
            if text.startswith("Cannot take"):
                text = "Cannot take a larger sample than population when 'replace=False'"
            elif text.startswith("Probabilities do not sum to 1"):
                text = "probabilities do not sum to 1"
            elif text.startswith("Probabilities are not"):
                text = "probabilities are not non-negative"
            elif text.startswith("a and p"):
                text = "'a' and 'p' must have same size"
            raise ValueError(text) from None

    def multivariate_normal(self, mean, cov, size=None):
        """Normal vectors with that mean and those covariances."""
        return self._own.multivariate_normal(mean, cov, size)


_shared = RandomState(0)
_shared._own = Generator()
seed, rand, randn, randint = _shared.seed, _shared.rand, _shared.randn, _shared.randint
random, random_sample, ranf, sample = _shared.random, _shared.random_sample, _shared.random, _shared.random
random_integers, normal, standard_normal = _shared.random_integers, _shared.normal, _shared.standard_normal
uniform, exponential, binomial, poisson = _shared.uniform, _shared.exponential, _shared.binomial, _shared.poisson
permutation, shuffle, choice = _shared.permutation, _shared.shuffle, _shared.choice
multivariate_normal = _shared.multivariate_normal
