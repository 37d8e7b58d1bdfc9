"""Layers of `torch.nn` that put something around their input, or move its parts: padding, folding, shuffling."""

import torch.nn.functional as F
from torch.nn import Module


def _padding(name, axes, mode, documentation):
    """A layer of `F.pad` with one width for all sides, or one for each: left, right, top, bottom."""

    def __init__(self, padding, value=0.0):
        Module.__init__(self)
        self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * (2 * axes)
        if mode == "constant":
            self.value = value

    def of_mode(self, padding):
        __init__(self, padding)

    def forward(self, input):
        if mode == "constant":
            return F.pad(input, self.padding, "constant", self.value)
        return F.pad(input, self.padding, mode)

    def extra_repr(self):
        if name.startswith("Constant"):
            return f"padding={self.padding}, value={self.value}"
        return f"{self.padding}"

    body = {"__init__": __init__ if name.startswith("Constant") else of_mode, "forward": forward,
            "extra_repr": extra_repr, "__doc__": documentation, "__module__": "torch.nn.modules.padding"}
    return type(name, (Module,), body)


ZeroPad1d = _padding("ZeroPad1d", 1, "constant", "Zeros around a sequence: left, right.")
ZeroPad2d = _padding("ZeroPad2d", 2, "constant", "Zeros around an image: left, right, top, bottom.")
ConstantPad1d = _padding("ConstantPad1d", 1, "constant", "One number around a sequence: left, right.")
ConstantPad2d = _padding("ConstantPad2d", 2, "constant", "One number around an image: left, right, top, bottom.")
ReflectionPad1d = _padding("ReflectionPad1d", 1, "reflect", "A sequence mirrored at its ends.")
ReflectionPad2d = _padding("ReflectionPad2d", 2, "reflect", "An image mirrored at its edges, the edge itself once.")
ReplicationPad1d = _padding("ReplicationPad1d", 1, "replicate", "The ends of a sequence repeated.")
ReplicationPad2d = _padding("ReplicationPad2d", 2, "replicate", "The edges of an image repeated.")
CircularPad1d = _padding("CircularPad1d", 1, "circular", "A sequence that goes round.")
CircularPad2d = _padding("CircularPad2d", 2, "circular", "An image that goes round in both directions.")


class Unfold(Module):
    """Every window as a column: (N, C, H, W) -> (N, C K L, places).

    >>> nn.Unfold(2)(torch.arange(9.0).reshape(1, 1, 3, 3)).shape
    torch.Size([1, 4, 4])
    """

    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride

    def forward(self, input):
        return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

    def extra_repr(self):
        return (f"kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, "
                f"stride={self.stride}")


class Fold(Module):
    """Columns of windows added up to images: what Unfold takes apart.

    (N, C k k, L) -> (N, C, H, W), with L the number of places of the window.

    >>> nn.Fold((3, 3), 2)(torch.ones(1, 4, 4))
    tensor([[[[1., 2., 1.],
              [2., 4., 2.],
              [1., 2., 1.]]]])
    """

    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.output_size = output_size
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride

    def forward(self, input):
        return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)

    def extra_repr(self):
        return (f"output_size={self.output_size}, kernel_size={self.kernel_size}, dilation={self.dilation}, "
                f"padding={self.padding}, stride={self.stride}")


class PixelUnshuffle(Module):
    """Pixels made into channels: (N, C, H r, W r) -> (N, C r r, H, W).

    >>> nn.PixelUnshuffle(2)(torch.zeros(1, 2, 6, 6)).shape
    torch.Size([1, 8, 3, 3])
    """

    def __init__(self, downscale_factor):
        super().__init__()
        self.downscale_factor = downscale_factor

    def forward(self, input):
        return F.pixel_unshuffle(input, self.downscale_factor)

    def extra_repr(self):
        return f"downscale_factor={self.downscale_factor}"


class ChannelShuffle(Module):
    """The channels of all groups dealt out in turn.

    (N, C, H, W) -> the same shape: channel i C / g + j goes to j g + i.

    >>> nn.ChannelShuffle(2)(torch.arange(4.0).view(1, 4, 1, 1)).flatten()
    tensor([0., 2., 1., 3.])
    """

    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return F.channel_shuffle(input, self.groups)

    def extra_repr(self):
        return f"groups={self.groups}"


class _Upsampling(Module):
    def __init__(self, size=None, scale_factor=None):
        super().__init__()
        self.size = size
        self.scale_factor = scale_factor

    def extra_repr(self):
        size = f"size={self.size}" if self.size is not None else f"scale_factor={float(self.scale_factor)}"
        return f"{size}, mode='{self.mode}'"


class UpsamplingNearest2d(_Upsampling):
    """Every pixel repeated.

    (N, C, H, W) -> (N, C, H s, W s).

    >>> nn.UpsamplingNearest2d(scale_factor=2)(torch.zeros(1, 3, 4, 4)).shape
    torch.Size([1, 3, 8, 8])
    """

    mode = "nearest"

    def forward(self, input):
        return F.interpolate(input, self.size, self.scale_factor, "nearest")


class UpsamplingBilinear2d(_Upsampling):
    """Lines drawn between pixels, the corners staying where they are.

    (N, C, H, W) -> (N, C, H s, W s).

    >>> nn.UpsamplingBilinear2d(scale_factor=2)(torch.zeros(1, 3, 4, 4)).shape
    torch.Size([1, 3, 8, 8])
    """

    mode = "bilinear"

    def forward(self, input):
        return F.interpolate(input, self.size, self.scale_factor, "bilinear", True)
