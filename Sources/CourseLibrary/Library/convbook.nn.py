"""Layers, losses and penalties that the course has and PyTorch has not, as modules beside those of `torch.nn`."""

import math
import torch
import torch.nn as nn
import torch.nn.functional as F
from _layers import (
    blur_pool, conv2d_true, dice_loss, focal_loss, gaussian_mixture_nll, hinge_loss, locally_connected1d,
    locally_connected2d, maxout, multi_hinge_loss, sigmoid_focal_loss, time_embedding)


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


# Layers


class TrueConv2d(nn.Conv2d):
    """What mathematics calls convolution: nn.Conv2d with every kernel flipped along both axes.

    >>> layer = TrueConv2d(1, 1, (1, 2), bias=False)      # kernel [a, b] gives b x[i] + a x[i + 1]
    """

    def forward(self, input):
        kernels = self.weight.flip(2, 3)
        return F.conv2d(input, kernels, self.bias, self.stride, self.padding, self.dilation, self.groups)


class SeparableConv2d(nn.Module):
    """A kernel for each channel, then a 1x1 convolution: k²·C + C·O weights in place of k²·C·O.

    (N, C, H, W) -> (N, O, H', W')

    >>> SeparableConv2d(8, 16, 3, padding=1)(torch.zeros(1, 8, 5, 5)).shape
    torch.Size([1, 16, 5, 5])
    """

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, bias=True, depth_multiplier=1):
        super().__init__()
        middle = in_channels * depth_multiplier
        self.depthwise = nn.Conv2d(
            in_channels, middle, kernel_size, stride=stride, padding=padding, groups=in_channels, bias=False)
        self.pointwise = nn.Conv2d(middle, out_channels, 1, bias=bias)

    def forward(self, input):
        return self.pointwise(self.depthwise(input))


class LocallyConnected2d(nn.Module):
    """A kernel of its own at every place: no weights are shared.

    (N, C, H, W) -> (N, O, H', W'); the weights are (O, C, H', W', kh, kw), the biases (O, H', W').

    >>> layer = LocallyConnected2d(1, 1, (5, 6), 3)
    >>> sum(p.numel() for p in layer.parameters())
    120
    """

    def __init__(self, in_channels, out_channels, input_size, kernel_size, stride=1, padding=0, bias=True):
        super().__init__()
        self.in_channels, self.out_channels = in_channels, out_channels
        self.kernel_size, self.stride, self.padding = _pair(kernel_size), _pair(stride), _pair(padding)
        places = [
            (size + 2 * p - k) // s + 1
            for size, k, s, p in zip(_pair(input_size), self.kernel_size, self.stride, self.padding)]
        bound = 1 / math.sqrt(in_channels * self.kernel_size[0] * self.kernel_size[1])
        shape = (out_channels, in_channels, *places, *self.kernel_size)
        self.weight = nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))
        made = nn.Parameter(torch.empty(out_channels, *places).uniform_(-bound, bound)) if bias else None
        self.register_parameter("bias", made)

    def forward(self, input):
        return locally_connected2d(input, self.weight, self.bias, self.stride, self.padding)

    def extra_repr(self):
        return f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"


class LocallyConnected1d(nn.Module):
    """A kernel of its own at every place of a sequence: (N, C, L) -> (N, O, L').

    >>> LocallyConnected1d(1, 2, 6, 3)(torch.zeros(1, 1, 6)).shape
    torch.Size([1, 2, 4])
    """

    def __init__(self, in_channels, out_channels, input_size, kernel_size, stride=1, padding=0, bias=True):
        super().__init__()
        self.in_channels, self.out_channels = in_channels, out_channels
        self.kernel_size, self.stride, self.padding = kernel_size, stride, padding
        places = (input_size + 2 * padding - kernel_size) // stride + 1
        bound = 1 / math.sqrt(in_channels * kernel_size)
        shape = (out_channels, in_channels, places, kernel_size)
        self.weight = nn.Parameter(torch.empty(*shape).uniform_(-bound, bound))
        made = nn.Parameter(torch.empty(out_channels, places).uniform_(-bound, bound)) if bias else None
        self.register_parameter("bias", made)

    def forward(self, input):
        return locally_connected1d(input, self.weight, self.bias, self.stride, self.padding)

    def extra_repr(self):
        return f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"


class Maxout(nn.Module):
    """The greatest of every `pieces` channels: (N, C, …) -> (N, C / pieces, …).

    >>> Maxout(2)(torch.tensor([[1.0, 3.0, 2.0, 0.0]]))
    tensor([[3., 2.]])
    """

    def __init__(self, pieces, dim=1):
        super().__init__()
        self.pieces = pieces
        self.dim = dim

    def forward(self, input):
        return maxout(input, self.pieces, self.dim)

    def extra_repr(self):
        return f"{self.pieces}, dim={self.dim}"


class ChannelMaxPool(nn.Module):
    """The greatest of all channels at every place: any orientation will do. (N, C, H, W) -> (N, 1, H, W)."""

    def forward(self, input):
        return input.amax(1, keepdim=True)


class ChannelAvgPool(nn.Module):
    """The mean of all channels at every place: (N, C, H, W) -> (N, 1, H, W)."""

    def forward(self, input):
        return input.mean(1, keepdim=True)


class BlurPool2d(nn.Module):
    """Blurred by a binomial kernel, then every second place: small shifts change little.

    >>> BlurPool2d()(torch.ones(1, 1, 4, 4)).shape
    torch.Size([1, 1, 2, 2])
    """

    def __init__(self, kernel_size=3, stride=2):
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = stride

    def forward(self, input):
        return blur_pool(input, self.kernel_size, self.stride)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}"


class GaussianNoise(nn.Module):
    """Normal noise on every number while training; nothing in evaluation."""

    def __init__(self, std=0.1):
        super().__init__()
        self.std = std

    def forward(self, input):
        return input + self.std * torch.randn_like(input) if self.training and self.std else input

    def extra_repr(self):
        return f"std={self.std}"


class StochasticDepth(nn.Module):
    """Around a block: in training the block is left out with probability p, for each example by itself.

    x + block(x) / (1 - p) where it stays, x where not; x + block(x) in evaluation.
    """

    def __init__(self, block, p=0.5):
        super().__init__()
        if not 0 <= p < 1:
            raise ValueError(f"StochasticDepth: p must be from 0 to below 1, got {p}")
        self.block = block
        self.p = p

    def forward(self, input):
        if not self.training or self.p == 0:
            return input + self.block(input)
        stays = (torch.rand(len(input), *[1] * (input.dim() - 1)) >= self.p).to(input.dtype)
        return input + self.block(input) * stays / (1 - self.p)

    def extra_repr(self):
        return f"p={self.p}"


class TimeEmbedding(nn.Module):
    """Sines and cosines of a time step, as diffusion nets read it: (N,) -> (N, width)."""

    def __init__(self, width, longest=10000.0):
        super().__init__()
        self.width = width
        self.longest = longest

    def forward(self, steps):
        return time_embedding(steps, self.width, self.longest)

    def extra_repr(self):
        return f"{self.width}"


# Losses


class MultiHingeLoss(nn.Module):
    """The multi-class hinge as the lectures print it: the sum over the wrong classes of max(0, margin - s[y] + s[j]).

    PyTorch's MultiMarginLoss divides it by the number of classes.

    >>> MultiHingeLoss()(torch.tensor([[3.2, 5.1, -1.7]]), torch.tensor([0]))
    tensor(2.9000)
    """

    def __init__(self, margin=1.0, reduction="mean"):
        super().__init__()
        self.margin = margin
        self.reduction = reduction

    def forward(self, input, target):
        return multi_hinge_loss(input, target, self.margin, self.reduction)


class HingeLoss(nn.Module):
    """max(0, margin - target x), for targets 1 and -1."""

    def __init__(self, margin=1.0, reduction="mean"):
        super().__init__()
        self.margin = margin
        self.reduction = reduction

    def forward(self, input, target):
        return hinge_loss(input, target, self.margin, self.reduction)


class GaussianMixtureNLLLoss(nn.Module):
    """-log of the density of a mixture of normal distributions: scores, means and log deviations (N, K), target (N,)."""

    def __init__(self, reduction="mean"):
        super().__init__()
        self.reduction = reduction

    def forward(self, scores, means, log_sigmas, target):
        return gaussian_mixture_nll(scores, means, log_sigmas, target, self.reduction)


class DiceLoss(nn.Module):
    """1 - 2 |A B| / (|A| + |B|), of probabilities and a mask."""

    def __init__(self, smooth=1.0, reduction="mean"):
        super().__init__()
        self.smooth = smooth
        self.reduction = reduction

    def forward(self, input, target):
        return dice_loss(input, target, self.smooth, self.reduction)


class FocalLoss(nn.Module):
    """Cross entropy times (1 - p)^gamma: what is easy counts less."""

    def __init__(self, gamma=2.0, weight=None, reduction="mean"):
        super().__init__()
        self.gamma = gamma
        self.weight = weight
        self.reduction = reduction

    def forward(self, input, target):
        return focal_loss(input, target, self.gamma, self.weight, self.reduction)


# Penalties on weights


def _weights(parameters, sparing_biases):
    """The tensors of a module, of an iterable, or of one parameter; biases have one dimension."""
    if isinstance(parameters, nn.Module):
        parameters = parameters.parameters()
    elif isinstance(parameters, torch.Tensor):
        parameters = [parameters]
    return [p for p in parameters if not sparing_biases or p.dim() > 1]


def l1(parameters, factor=1.0, sparing_biases=False):
    """factor * sum of |w|: pushes weights to 0.

    >>> l1(torch.tensor([[1.0, -2.0], [3.0, 0.0]]))
    tensor(6.)
    """
    return factor * sum(p.abs().sum() for p in _weights(parameters, sparing_biases))


def l2(parameters, factor=1.0, half=True, sparing_biases=False):
    """factor / 2 * sum of w², or factor * sum of w² without the half.

    >>> l2(torch.tensor([[1.0, -2.0], [3.0, 0.0]]))
    tensor(7.)
    """
    total = sum((p * p).sum() for p in _weights(parameters, sparing_biases))
    return (factor / 2 if half else factor) * total


def elastic_net(parameters, l1_factor, l2_factor, half=False, sparing_biases=False):
    """l1_factor * sum of |w| + l2_factor * sum of w², as the lectures print it, or with half of the second.

    >>> elastic_net(torch.tensor([[1.0, -2.0], [3.0, 0.0]]), 0.1, 0.01)
    tensor(0.7400)
    """
    return l1(parameters, l1_factor, sparing_biases) + l2(parameters, l2_factor, half, sparing_biases)


def max_norm_(parameters, c, per_filter=True, sparing_biases=True):
    """Scales weights in place so that the sum of squares, of each filter or of all, is at most c; call it after a step.

    >>> w = torch.tensor([[1.0, -2.0], [3.0, 0.0]])
    >>> max_norm_(w, 7.0, per_filter=False)
    >>> w
    tensor([[ 0.7071, -1.4142],
            [ 2.1213,  0.0000]])
    """
    with torch.no_grad():
        for p in _weights(parameters, sparing_biases and not isinstance(parameters, torch.Tensor)):
            dims = tuple(range(1, p.dim())) if per_filter and p.dim() > 1 else tuple(range(p.dim()))
            squares = (p * p).sum(dims, keepdim=True)
            p.mul_((c / squares.clamp_min(c)).sqrt())
