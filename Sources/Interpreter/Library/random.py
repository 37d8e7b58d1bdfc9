"""Random numbers: distributions and choices over the Mersenne Twister.

The twister itself (`_random`) is native; everything here is arithmetic on its two draws, `random()` (53 bits in
[0, 1)) and `getrandbits(k)`. Every function draws the same numbers in the same order as CPython's, so that a seed
gives the same results there and here, to the last bit.
"""

from _random import Random as _Twister
from bisect import bisect as _bisect
from math import acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor
from math import isfinite as _isfinite, log as _log, pi as _pi, sin as _sin, sqrt as _sqrt
from operator import index as _index

__all__ = [
    "Random", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss", "getrandbits",
    "getstate", "lognormvariate", "normalvariate", "paretovariate", "randint", "random", "randrange", "sample",
    "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]

_TURN = 2.0 * _pi
# Half-width of the region from which pairs are drawn in the ratio method for normal variates.
_NORMAL_WIDTH = 4 * _exp(-0.5) / _sqrt(2.0)
_LOG_4 = _log(4.0)
_GAMMA_SQUEEZE = 1.0 + _log(4.5)
# The default step of randrange, told apart from a step of 1 that was given.
_UNIT = 1


def _integer(number, what):
    """A whole number, also one that comes as a float like 3.0."""
    try:
        return _index(number)
    except TypeError:
        whole = int(number)
        if whole != number:
            raise ValueError(f"non-integer {what} for randrange()")
        return whole


def _running_totals(weights):
    totals = []
    for weight in weights:
        totals.append(totals[-1] + weight if totals else weight)
    return totals


class Random:
    """A generator with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self._twister = _Twister()
        self.seed(x)

    # Draws and state

    def random(self):
        """A number in [0.0, 1.0)."""
        return self._twister.random()

    def getrandbits(self, k, /):
        """An integer of k random bits."""
        return self._twister.getrandbits(k)

    def seed(self, a=None, version=2):
        """Starts anew: from an int, a float or a str, or from what the host gives for None."""
        if version == 1 and isinstance(a, str):
            state = ord(a[0]) << 7 if a else 0
            for character in a:
                state = (1000003 * state ^ ord(character)) & 0xFFFFFFFFFFFFFFFF
            a = state ^ len(a)
        elif not isinstance(a, (type(None), int, float, str)):
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        self._twister.seed(a)
        self.gauss_next = None

    def getstate(self):
        """Everything setstate needs to go on from here."""
        return self.VERSION, self._twister.getstate(), self.gauss_next

    def setstate(self, state):
        """Goes on from where getstate was called."""
        version = state[0]
        if version not in (2, 3):
            raise ValueError(
                f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        version, words, self.gauss_next = state
        if version == 2:
            words = tuple(word % 2**32 for word in words)
        self._twister.setstate(words)

    # Whole numbers

    def _randbelow(self, n):
        """A number in range(n): bits are drawn until they form one that is small enough."""
        draw = self.getrandbits
        bits = n.bit_length()
        number = draw(bits)
        while number >= n:
            number = draw(bits)
        return number

    def __init_subclass__(cls, /, **keywords):
        # A class with a random() of its own, but no bits, makes whole numbers of that.
        for ancestor in cls.__mro__:
            if "_randbelow" in ancestor.__dict__ or "getrandbits" in ancestor.__dict__:
                break
            if "random" in ancestor.__dict__:
                cls._randbelow = cls._randbelow_of_floats
                break

    def _randbelow_of_floats(self, n):
        draw = self.random
        span = 1 << 53
        if n >= span:
            return _floor(draw() * n)
        limit = (span - span % n) / span
        number = draw()
        while number >= limit:
            number = draw()
        return _floor(number * span) % n

    def randrange(self, start, stop=None, step=_UNIT):
        """A number of range(start, stop, step)."""
        first = _integer(start, "arg 1")
        if stop is None:
            if step is not _UNIT:
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        last = _integer(stop, "stop")
        width = last - first
        stride = _integer(step, "step")
        if stride == 1:
            if width > 0:
                return first + self._randbelow(width)
            raise ValueError(f"empty range for randrange() ({first}, {last}, {width})")
        if stride == 0:
            raise ValueError("zero step for randrange()")
        count = (width + stride - (1 if stride > 0 else -1)) // stride
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return first + stride * self._randbelow(count)

    def randint(self, a, b):
        """A number from a to b, both included."""
        return self.randrange(a, b + 1)

    # Choices

    def choice(self, seq):
        """An item of a sequence that is not empty."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        """Shuffles a list in place."""
        below = self._randbelow
        for i in range(len(x) - 1, 0, -1):
            j = below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        """k different items of a sequence, in random order; counts tells how often each item is there."""
        if isinstance(population, (dict, set, frozenset)) or not hasattr(population, "__getitem__"):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            totals = _running_totals(counts)
            if len(totals) != n:
                raise ValueError("The number of counts does not match the population")
            total = totals.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            marks = self.sample(range(total), k=k)
            return [population[_bisect(totals, mark)] for mark in marks]
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        below = self._randbelow
        result = [None] * k
        # Whichever takes less memory: the pool of what is left, or the set of what was taken.
        set_size = 21
        if k > 5:
            set_size += 4 ** _ceil(_log(k * 3, 4))
        if n <= set_size:
            pool = list(population)
            for i in range(k):
                j = below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            taken = set()
            for i in range(k):
                j = below(n)
                while j in taken:
                    j = below(n)
                taken.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each drawn from all, by weights if there are any."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in range(k)]
            try:
                cum_weights = _running_totals(weights)
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError(
                    f"The number of choices must be a keyword argument: k={weights!r}") from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, random() * total, 0, n - 1)] for _ in range(k)]

    # Distributions

    def uniform(self, a, b):
        """A number between a and b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A number between low and high, most likely near mode."""
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c = 1.0 - u, 1.0 - c
            low, high = high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """A normal variate, by Kinderman and Monahan's ratio of uniforms."""
        random = self.random
        while True:
            u = random()
            v = 1.0 - random()
            z = _NORMAL_WIDTH * (u - 0.5) / v
            if z * z / 4.0 <= -_log(v):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """A normal variate, by Box and Muller's pairs: the second of a pair is kept for the next call."""
        random = self.random
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = random() * _TURN
            radius = _sqrt(-2.0 * _log(1.0 - random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """A number whose logarithm is a normal variate."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """An exponential variate with mean 1 / lambd."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle around mu, by Best and Fisher's rejection from a wrapped Cauchy density."""
        random = self.random
        if kappa <= 1e-6:
            return _TURN * random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u = random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if random() > 0.5:
            return (mu + _acos(f)) % _TURN
        return (mu - _acos(f)) % _TURN

    def gammavariate(self, alpha, beta):
        """A gamma variate with mean alpha * beta: Cheng's method above 1, Ahrens and Dieter's below."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        random = self.random
        if alpha > 1.0:
            root = _sqrt(2.0 * alpha - 1.0)
            b = alpha - _LOG_4
            c = alpha + root
            while True:
                u = random()
                if not 1e-7 < u < 0.9999999:
                    continue
                w = 1.0 - random()
                v = _log(u / (1.0 - u)) / root
                x = alpha * _exp(v)
                z = u * u * w
                r = b + c * v - x
                if r + _GAMMA_SQUEEZE - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        while True:
            u = random()
            b = (_e + alpha) / _e
            p = b * u
            if p <= 1.0:
                x = p ** (1.0 / alpha)
            else:
                x = -_log((b - p) / alpha)
            w = random()
            if p > 1.0:
                if w <= x ** (alpha - 1.0):
                    break
            elif w <= _exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        """A beta variate, between 0 and 1."""
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        """A Pareto variate of shape alpha."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """A Weibull variate of scale alpha and shape beta."""
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)


_shared = Random()
random = _shared._twister.random
getrandbits = _shared._twister.getrandbits
seed = _shared.seed
getstate = _shared.getstate
setstate = _shared.setstate
randrange = _shared.randrange
randint = _shared.randint
choice = _shared.choice
shuffle = _shared.shuffle
sample = _shared.sample
choices = _shared.choices
uniform = _shared.uniform
triangular = _shared.triangular
normalvariate = _shared.normalvariate
gauss = _shared.gauss
lognormvariate = _shared.lognormvariate
expovariate = _shared.expovariate
vonmisesvariate = _shared.vonmisesvariate
gammavariate = _shared.gammavariate
betavariate = _shared.betavariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
