"""First values of weights: a name such as "he_normal", or an object with a seed of its own."""

import math
import _keras
import _torch
from keras._values import _dtype, _find, _plain, _tf


def _fans(shape):
    """How many numbers go into one output, and how many outputs one input has; kernels are (…, in, out)."""
    if len(shape) == 0:
        return 1, 1
    if len(shape) == 1:
        return shape[0], shape[0]
    field = 1
    for size in shape[:-2]:
        field *= size
    return shape[-2] * field, shape[-1] * field


class Initializer:
    """A subclass gives a tensor in `__call__(shape, dtype=None)`."""

    seed = None

    def __call__(self, shape, dtype=None):
        tensor = _torch.zeros(tuple(shape), dtype=_dtype(dtype or "float32"))
        if self.seed is None:
            return _tf(self._fill(tensor))
        return _tf(_keras._seeded(self.seed, lambda: self._fill(tensor)))

    def get_config(self):
        return dict(self.__dict__)

    def __repr__(self):
        return f"<{type(self).__name__}>"


class Zeros(Initializer):
    """All numbers 0."""

    def _fill(self, tensor):
        return tensor


class Constant(Initializer):
    """All numbers the same."""

    def __init__(self, value=0.0):
        self.value = value

    def _fill(self, tensor):
        if isinstance(self.value, (int, float)):
            return _torch._fill(tensor, "constant", self.value)
        return tensor + _plain(self.value)


class Ones(Initializer):
    """All numbers 1."""

    def _fill(self, tensor):
        return _torch._fill(tensor, "constant", 1.0)


class RandomUniform(Initializer):
    """Every number between two bounds alike."""

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval = minval
        self.maxval = maxval
        self.seed = seed

    def _fill(self, tensor):
        return _torch._fill(tensor, "uniform", self.minval, self.maxval)


class RandomNormal(Initializer):
    """Normal numbers: mean + stddev z."""

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean = mean
        self.stddev = stddev
        self.seed = seed

    def _fill(self, tensor):
        return _torch._fill(tensor, "normal", self.mean, self.stddev)


class TruncatedNormal(Initializer):
    """Normal numbers, those beyond two standard deviations drawn again."""

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean = mean
        self.stddev = stddev
        self.seed = seed

    def _fill(self, tensor):
        return _torch._fill(
            tensor, "truncated_normal", self.mean, self.stddev, self.mean - 2 * self.stddev,
            self.mean + 2 * self.stddev)


class VarianceScaling(Initializer):
    """Numbers whose variance is scale / fan: `mode` says which fan, `distribution` which numbers."""

    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None):
        if scale <= 0:
            raise ValueError(f"Argument `scale` must be positive float. Received: scale={scale}")
        if mode not in ("fan_in", "fan_out", "fan_avg"):
            raise ValueError(f"Invalid `mode` argument: {mode}. Please use one of ('fan_in', 'fan_out', 'fan_avg').")
        self.scale = scale
        self.mode = mode
        self.distribution = distribution
        self.seed = seed

    def _fill(self, tensor):
        inputs, outputs = _fans(tensor.shape)
        fan = {"fan_in": inputs, "fan_out": outputs, "fan_avg": (inputs + outputs) / 2}[self.mode]
        variance = self.scale / max(1.0, fan)
        if self.distribution == "uniform":
            limit = math.sqrt(3 * variance)
            return _torch._fill(tensor, "uniform", -limit, limit)
        if self.distribution == "untruncated_normal":
            return _torch._fill(tensor, "normal", 0.0, math.sqrt(variance))
        # What truncation takes from the spread is given back.
        stddev = math.sqrt(variance) / 0.87962566103423978
        return _torch._fill(tensor, "truncated_normal", 0.0, stddev, -2 * stddev, 2 * stddev)


class GlorotUniform(VarianceScaling):
    """Within ±sqrt(6 / (fan in + fan out)): Keras's default for kernels."""

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_avg", "uniform", seed)


class GlorotNormal(VarianceScaling):
    """Variance 2 / (fan in + fan out)."""

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_avg", "truncated_normal", seed)


class HeUniform(VarianceScaling):
    """Within ±sqrt(6 / fan in): for layers with ReLU."""

    def __init__(self, seed=None):
        super().__init__(2.0, "fan_in", "uniform", seed)


class HeNormal(VarianceScaling):
    """Variance 2 / fan in: for layers with ReLU."""

    def __init__(self, seed=None):
        super().__init__(2.0, "fan_in", "truncated_normal", seed)


class LecunUniform(VarianceScaling):
    """Within ±sqrt(3 / fan in)."""

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_in", "uniform", seed)


class LecunNormal(VarianceScaling):
    """Variance 1 / fan in."""

    def __init__(self, seed=None):
        super().__init__(1.0, "fan_in", "truncated_normal", seed)


class Orthogonal(Initializer):
    """A matrix of orthonormal rows or columns, times `gain`."""

    def __init__(self, gain=1.0, seed=None):
        self.gain = gain
        self.seed = seed

    def _fill(self, tensor):
        rows = 1
        for size in tensor.shape[:-1]:
            rows *= size
        made = _torch._fill(_torch.zeros(rows, tensor.shape[-1]), "orthogonal", self.gain)
        return made.reshape(tuple(tensor.shape))


class Identity(Initializer):
    """Ones on the diagonal of a matrix, times `gain`."""

    def __init__(self, gain=1.0):
        self.gain = gain

    def _fill(self, tensor):
        if len(tensor.shape) != 2:
            raise ValueError(f"Identity matrix initializer can only be used for 2D matrices. Received: "
                             f"shape={tuple(tensor.shape)} of rank {len(tensor.shape)}.")
        return _torch.eye(tensor.shape[0], tensor.shape[1]) * self.gain


zeros, ones, constant, identity, orthogonal = Zeros, Ones, Constant, Identity, Orthogonal
random_uniform, random_normal, truncated_normal = RandomUniform, RandomNormal, TruncatedNormal
variance_scaling = VarianceScaling
glorot_uniform, glorot_normal = GlorotUniform, GlorotNormal
he_uniform, he_normal, lecun_uniform, lecun_normal = HeUniform, HeNormal, LecunUniform, LecunNormal

_classes = (
    Zeros, Ones, Constant, RandomUniform, RandomNormal, TruncatedNormal, VarianceScaling, GlorotUniform, GlorotNormal,
    HeUniform, HeNormal, LecunUniform, LecunNormal, Orthogonal, Identity)
_table = {each.__name__: each for each in _classes}
_table.update({
    "zeros": Zeros, "ones": Ones, "constant": Constant, "random_uniform": RandomUniform, "uniform": RandomUniform,
    "random_normal": RandomNormal, "normal": RandomNormal, "truncated_normal": TruncatedNormal,
    "variance_scaling": VarianceScaling, "glorot_uniform": GlorotUniform, "glorot_normal": GlorotNormal,
    "he_uniform": HeUniform, "he_normal": HeNormal, "lecun_uniform": LecunUniform, "lecun_normal": LecunNormal,
    "orthogonal": Orthogonal, "identity": Identity, "zero": Zeros, "one": Ones,
})


def get(identifier):
    """The initializer of a name or class; what can be called stays itself."""
    if identifier is None:
        return None
    if isinstance(identifier, str):
        return _find("initializer", identifier, _table)()
    if isinstance(identifier, type):
        return identifier()
    if callable(identifier):
        return identifier
    if hasattr(identifier, "shape"):
        return Constant(identifier)
    raise ValueError(f"Could not interpret initializer identifier: {identifier}")
