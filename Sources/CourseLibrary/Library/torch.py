"""PyTorch's spelling: tensors, their functions, gradients, layers and optimizers.

The functions themselves are native (`_torch`); modules, containers, optimizers and loaders are written in the language.
"""

import math as _math
import _torch
from _torch import *
from torch.autograd import enable_grad, inference_mode, no_grad, set_grad_enabled
import torch.autograd as autograd
import torch.nn as nn
from torch.nn.functional import (
    adaptive_avg_pool1d, avg_pool1d, batch_norm, binary_cross_entropy_with_logits,
    celu, channel_shuffle, conv1d, conv2d, conv_transpose1d, conv_transpose2d, cosine_embedding_loss, embedding,
    group_norm, hardshrink, hinge_embedding_loss, instance_norm, kl_div, layer_norm, log_softmax, margin_ranking_loss,
    max_pool1d, max_pool2d, pairwise_distance, pixel_shuffle, pixel_unshuffle, poisson_nll_loss, prelu, rms_norm, selu,
    softmax, threshold, triplet_margin_loss)
from _files import load, save

del Parameter

__version__ = "2.13.0"
strided = "torch.strided"


def compile(model=None, **keywords):
    """The model as it is: networks are not compiled here, they run at full speed at once."""
    return (lambda model: model) if model is None else model


def adaptive_max_pool1d(input, output_size):
    """The greatest of each of so many windows, (…, L) -> (…, output_size), and where they are."""
    values, places = nn.functional.adaptive_max_pool2d_with_indices(input.unsqueeze(-2), (1, output_size))
    return values.squeeze(-2), places.squeeze(-2)


def dropout(input, p, train):
    """Some elements 0, the others larger, where `train` is true."""
    return nn.functional.dropout(input, p, train)


def alpha_dropout(input, p, train):
    """Dropout for SELU, where `train` is true."""
    return nn.functional.alpha_dropout(input, p, train)


def is_grad_enabled():
    """Whether operations are recorded: False inside `with torch.no_grad():`."""
    return _torch.is_grad_enabled()


def broadcast_tensors(*tensors):
    """The tensors in the shape that they have together, as views.

    >>> a, b = torch.broadcast_tensors(torch.zeros(3, 1), torch.ones(4))
    >>> a.shape
    torch.Size([3, 4])
    """
    for place, tensor in enumerate(tensors):
        if not isinstance(tensor, _torch.Tensor):
            raise TypeError(
                f"expected Tensor as element {place} in argument 0, but got {_torch._type_name(tensor)}")
    shape = _torch.broadcast_shapes(*[tensor.shape for tensor in tensors])
    return [tensor if tensor.shape == shape else tensor.expand(shape) for tensor in tensors]


def promote_types(type1, type2):
    """The type of what two tensors of these types give together."""
    return (_torch.zeros(1, dtype=type1) + _torch.zeros(1, dtype=type2)).dtype


def get_default_dtype():
    """The type of tensors made of Python's floats: torch.float32."""
    return _torch.float32


def set_default_dtype(d):
    """Accepts torch.float32, which is the default; others are not here."""
    if d is not _torch.float32:
        raise NotImplementedError(f"a default type of {d} is not here: give dtype={d} where tensors are made")


def set_default_device(device):
    """Accepts the CPU, the only device there is."""
    _torch.zeros(0, device=device)


def manual_seed(seed):
    """Begins the random numbers anew: the same seed gives the same numbers. Gives their generator.

    >>> g = torch.manual_seed(0)
    >>> a = torch.rand(1)
    >>> torch.equal(a, torch.rand(1, generator=g.manual_seed(0)))
    True
    """
    return _torch.default_generator.manual_seed(int(seed))


def seed():
    """Begins the random numbers anew and gives the seed; a script has no other source of chance than its seeds."""
    _torch.manual_seed(0)
    return 0


def use_deterministic_algorithms(mode, *, warn_only=False):
    """Accepted: every result here is the same in every run, on any number of threads."""


def set_float32_matmul_precision(precision):
    """Accepted: products are computed in float32."""


def is_storage(obj):
    """Always False: a tensor's memory is no object here."""
    return False


def typename(obj):
    """The name of an object's class with its module: 'torch.FloatTensor'."""
    if isinstance(obj, _torch.Tensor):
        return obj.type()
    return f"{type(obj).__module__}.{type(obj).__qualname__}"


class finfo:
    """The limits of a floating-point type: `torch.finfo(torch.float32).eps`."""

    def __init__(self, type=None):
        type = _torch.float32 if type is None else type
        if type is _torch.float32:
            self.bits, self.eps, self.max = 32, 2.0 ** -23, (2 - 2.0 ** -23) * 2.0 ** 127
            self.tiny, self.resolution = 2.0 ** -126, 1e-06
        elif type is _torch.float64:
            self.bits, self.eps, self.max = 64, 2.0 ** -52, 1.7976931348623157e+308
            self.tiny, self.resolution = 2.0 ** -1022, 1e-15
        else:
            raise TypeError(
                f"torch.finfo() requires a floating point input type. Use torch.iinfo to handle '{type}'")
        self.min, self.smallest_normal = -self.max, self.tiny
        self.dtype = str(type)[6:]

    def __repr__(self):
        return (f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
                f"smallest_normal={self.tiny:g}, tiny={self.tiny:g}, dtype={self.dtype})")


class iinfo:
    """The limits of an integer type: `torch.iinfo(torch.int64).max`."""

    def __init__(self, type):
        if type is _torch.int64:
            self.bits, self.min, self.max = 64, -2 ** 63, 2 ** 63 - 1
        elif type is _torch.uint8:
            self.bits, self.min, self.max = 8, 0, 255
        else:
            raise TypeError(
                f"torch.iinfo() requires an integer input type. Use torch.finfo to handle '{type}'")
        self.dtype = str(type)[6:]

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"
