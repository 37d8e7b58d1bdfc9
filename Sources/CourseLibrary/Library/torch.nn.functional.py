"""The functions that layers compute, as PyTorch's `torch.nn.functional`.

What computes is native (`_functional`); what composes it stands here.
"""

import math as _math
import _torch
from _functional import *
from _torch import Tensor, cosine_similarity


def _reduced(values, reduction):
    """All values, their mean or their sum."""
    if reduction == "none":
        return values
    if reduction == "mean":
        return values.mean()
    if reduction == "sum":
        return values.sum()
    raise ValueError(f"{reduction} is not a valid value for reduction")


def _in_place(function):
    """The function put in the place of its input's numbers."""
    def change(input, *arguments, **keywords):
        return function(input, *arguments, **keywords, inplace=True)
    change.__name__ = change.__qualname__ = function.__name__ + "_"
    change.__doc__ = f"As {function.__name__}, in place of the input's numbers."
    return change


relu_ = _in_place(relu)
elu_ = _in_place(elu)
celu_ = _in_place(celu)
selu_ = _in_place(selu)
leaky_relu_ = _in_place(leaky_relu)
hardtanh_ = _in_place(hardtanh)
threshold_ = _in_place(threshold)


# Activations


def softmin(input, dim=None, dtype=None):
    """exp(-x) over the sum of exp(-x) along a dimension."""
    return softmax(-input, dim, dtype=dtype)


def rrelu(input, lower=0.125, upper=1.0 / 3, training=False, inplace=False):
    """x, or a part of it where it is negative: a random part between the bounds in training, else the middle one."""
    if not training:
        return leaky_relu(input, (lower + upper) / 2, inplace)
    factors = _torch.empty_like(input).uniform_(lower, upper).masked_fill_(input >= 0, 1.0)
    return input.mul_(factors) if inplace else input * factors


rrelu_ = _in_place(rrelu)


def gumbel_softmax(logits, tau=1, hard=False, dim=-1):
    """A random choice in proportion to softmax(logits), as a softmax that gradients pass; `hard` makes it 0 and 1."""
    noise = -_torch.empty_like(logits).exponential_().log()
    soft = softmax((logits + noise) / tau, dim)
    if not hard:
        return soft
    chosen = _torch.zeros_like(logits).scatter(dim, soft.argmax(dim, keepdim=True), 1.0)
    return chosen - soft.detach() + soft


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    """Dropout for SELU: what is dropped takes SELU's least value, and mean and variance stay."""
    if p < 0 or p > 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0:
        return input
    least = -1.7580993408473766
    keeps = (_torch.rand(input.shape) >= p).to(input.dtype)
    a = 0.0 if p == 1 else ((1 - p) * (1 + p * least ** 2)) ** -0.5
    factors, rest = a * keeps, a * least * (1 - keeps - p)
    return input.mul_(factors).add_(rest) if inplace else input * factors + rest


def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                 enable_gqa=False):
    """softmax(query keys / sqrt(E)) values: for every place of the query a mean of the values, by how the keys match it.

    query (…, L, E), key (…, S, E), value (…, S, V) -> (…, L, V). A mask (…, L, S) of bools is True where a key may be
    seen, one of numbers is added to the scores; `is_causal` hides what comes later.

    >>> query, key, value = torch.ones(1, 2), torch.eye(2), torch.tensor([[0.0], [8.0]])
    >>> F.scaled_dot_product_attention(query, key, value)
    tensor([[4.]])
    """
    if is_causal and attn_mask is not None:
        raise RuntimeError(
            "_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
    if enable_gqa:
        raise NotImplementedError(
            "scaled_dot_product_attention with enable_gqa=True is a PyTorch feature that is not here")
    scores = query @ key.transpose(-2, -1) * (query.size(-1) ** -0.5 if scale is None else scale)
    if is_causal:
        attn_mask = _torch.ones(query.size(-2), key.size(-2), dtype=_torch.bool).tril()
    if attn_mask is None:
        return dropout(softmax(scores, -1), dropout_p) @ value
    if attn_mask.dtype is _torch.bool:
        attn_mask = _torch.zeros(attn_mask.shape, dtype=scores.dtype).masked_fill(~attn_mask, -_math.inf)
    scores = scores + attn_mask
    # A place that may see nothing gets zeros.
    is_blind = (scores == -_math.inf).all(-1, keepdim=True)
    return dropout(softmax(scores, -1).masked_fill(is_blind, 0.0), dropout_p) @ value


# Shapes


def channel_shuffle(input, groups):
    """The channels of all groups dealt out in turn: (N, C, …) -> (N, C, …)."""
    if input.dim() <= 2:
        raise RuntimeError(f"channel_shuffle expects input with > 2 dims, but got input with sizes {list(input.shape)}")
    n, c = input.shape[:2]
    if groups <= 0:
        raise RuntimeError(
            f"Number of groups to divide channels in must be positive. Value of groups:{groups}")
    if c % groups != 0:
        raise RuntimeError(
            f"Number of channels must be divisible by groups. Got {c} channels and {groups} groups.")
    dealt = input.reshape(n, groups, c // groups, *input.shape[2:]).transpose(1, 2)
    # With one channel in a group, or one group, the reshape below makes no copy.
    return (dealt.clone() if groups in (1, c) else dealt).reshape(input.shape)


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    """As interpolate."""
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    """Every pixel repeated."""
    return interpolate(input, size, scale_factor, "nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    """Lines drawn between pixels, the corners staying where they are."""
    return interpolate(input, size, scale_factor, "bilinear", True)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """Every vector along a dimension divided by its p-norm, which counts as at least eps.

    >>> F.normalize(torch.tensor([[3.0, 4.0]]))
    tensor([[0.6000, 0.8000]])
    """
    return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    """The last dimensions divided by the root of their mean square, then scaled."""
    sizes = list(normalized_shape)
    if not sizes:
        raise RuntimeError(
            "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
            "normalized_shape = []")
    if weight is not None and list(weight.shape) != sizes:
        raise RuntimeError(
            f"Expected weight to be of same shape as normalized_shape, but got weight of shape {list(weight.shape)} and "
            f"normalized_shape = {sizes}")
    if input.dim() < len(sizes):
        raise ValueError(f"Input tensor must have at least {len(sizes)} dimensions, but got {input.dim()}")
    if list(input.shape[-len(sizes):]) != sizes:
        wanted = "".join(f", {size}" for size in sizes)
        raise RuntimeError(f"Given normalized_shape={sizes}, expected input with shape [*{wanted}], but got input of "
                           f"size{list(input.shape)}")
    dims = tuple(range(-len(sizes), 0))
    if eps is None:
        eps = 2.0 ** -52 if input.dtype is _torch.float64 else 2.0 ** -23
    result = input * (input.square().mean(dims, keepdim=True) + eps).rsqrt()
    return result if weight is None else result * weight


def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    """The greatest number of every window, and where in the image it stood."""
    return max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
    """The greatest number of every window, and where in the sequence it stood."""
    return max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


def adaptive_max_pool2d_with_indices(input, output_size):
    """Maxima over as many windows as output_size says, and where they stood."""
    return adaptive_max_pool2d(input, output_size, True)


# Distances


def pairwise_distance(x1, x2, p=2.0, eps=1e-06, keepdim=False):
    """The p-norm of x1 - x2 + eps along the last dimension.

    >>> F.pairwise_distance(torch.tensor([[0.0, 0.0]]), torch.tensor([[3.0, 4.0]]))
    tensor([5.0000])
    """
    return (x1 - x2 + eps).norm(p, -1, keepdim)


# Losses


def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction="mean"):
    """1 - cos for pairs that belong together (target 1), max(0, cos - margin) for others (target -1)."""
    cosine = cosine_similarity(input1, input2, dim=-1)
    apart = (cosine - margin).clamp_min(0)
    values = _torch.where(target == 1, 1 - cosine, _torch.where(target == -1, apart, _torch.zeros_like(apart)))
    return _reduced(values, reduction)


def hinge_embedding_loss(input, target, margin=1.0, reduction="mean"):
    """x where the target is 1, max(0, margin - x) where it is -1."""
    zero = _torch.zeros_like(input)
    near = _torch.where(target != -1, input, zero)
    return _reduced(near + _torch.where(target != 1, (margin - input).clamp_min(0), zero), reduction)


def margin_ranking_loss(input1, input2, target, margin=0, reduction="mean"):
    """max(0, margin - target (x1 - x2)): the first should be greater where the target is 1."""
    return _reduced((margin - target * (input1 - input2)).clamp_min(0), reduction)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, reduction="mean"):
    """max(0, d(anchor, positive) - d(anchor, negative) + margin)."""
    far = pairwise_distance(anchor, negative, p, eps)
    if swap:
        far = _torch.minimum(far, pairwise_distance(positive, negative, p, eps))
    return _reduced((pairwise_distance(anchor, positive, p, eps) - far + margin).clamp_min(0), reduction)


def soft_margin_loss(input, target, reduction="mean"):
    """log(1 + exp(-target x)), for targets 1 and -1."""
    return _reduced((-target * input).exp().log1p(), reduction)


def multilabel_soft_margin_loss(input, target, weight=None, reduction="mean"):
    """The mean over classes of binary cross entropies of logits."""
    values = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    if weight is not None:
        values = values * weight
    return _reduced(values.mean(-1), reduction)


def poisson_nll_loss(input, target, log_input=True, full=False, eps=1e-08, reduction="mean"):
    """exp(x) - target x (of log rates), or x - target log(x) (of rates)."""
    values = input.exp() - target * input if log_input else input - target * (input + eps).log()
    if full:
        rest = target * target.log() - target + 0.5 * (2 * _math.pi * target).log()
        values = values + _torch.where(target > 1, rest, _torch.zeros_like(values))
    return _reduced(values, reduction)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-06, reduction="mean"):
    """(log var + (input - target)² / var) / 2: the negative log likelihood of a normal distribution."""
    var = var * _torch.ones_like(input) if isinstance(var, Tensor) else _torch.full_like(input, var)
    if bool((var < 0).any()):
        raise ValueError("var has negative entry/entries")
    var = var.clamp_min(eps) if not var.requires_grad else var + (var.detach().clamp_min(eps) - var.detach())
    values = 0.5 * (var.log() + (input - target) ** 2 / var)
    if full:
        values = values + 0.5 * _math.log(2 * _math.pi)
    return _reduced(values, reduction)
