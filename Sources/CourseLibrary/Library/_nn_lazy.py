"""Layers of `torch.nn` that learn the size of their input from the first one they see: `nn.LazyLinear(10)`.

Until then they have no parameters; then they become the layer whose name stands behind "Lazy".
"""

from _torch import Parameter, _warn
from torch.nn import BatchNorm1d, BatchNorm2d, Conv1d, Conv2d, Linear, Module


class _Lazy(Module):
    """A layer to be: the arguments of its class but for the size of the input, which stands first."""

    def __init__(self, *arguments, **keywords):
        super().__init__()
        object.__setattr__(self, "_arguments", (arguments, keywords))
        # The layer with no inputs shows its other settings, and refuses what is wrong with them.
        object.__setattr__(self, "_shown", self._made(1))

    def _made(self, size):
        arguments, keywords = self._arguments
        return self._layer(size, *arguments, **keywords)

    def forward(self, input):
        if input.dim() <= self._axis:
            raise RuntimeError(
                f"{type(self).__name__} needs an input of more than {self._axis} dimensions, got {input.dim()}")
        made = self._made(input.shape[self._axis])
        training = self.training
        hooks = {name: self.__dict__[name] for name in ("_before_forward", "_after_forward", "_has_hooks")}
        self.__dict__.clear()
        self.__dict__.update(made.__dict__)
        self.__dict__.update(hooks)
        object.__setattr__(self, "training", training)
        self.__class__ = self._layer
        return self.forward(input)

    def extra_repr(self):
        return self._shown.extra_repr().replace(self._first, self._unknown, 1)

    def parameters(self, recurse=True):
        raise ValueError(
            f"the parameters of {type(self).__name__} are not made yet: call the model once with an input first")


class LazyLinear(_Lazy):
    """A Linear layer that takes `in_features` from its first input: (…, in) -> (…, out_features).

    >>> nn.LazyLinear(4)(torch.zeros(2, 7)).shape
    torch.Size([2, 4])
    """

    __text_signature__ = "(out_features, bias=True, device=None, dtype=None)"
    _layer, _axis, _first, _unknown = Linear, -1, "in_features=1", "in_features=0"


class LazyConv1d(_Lazy):
    """A Conv1d that takes `in_channels` from its first input: (N, C, L) -> (N, O, L').

    >>> nn.LazyConv1d(4, 3)(torch.zeros(1, 2, 10)).shape
    torch.Size([1, 4, 8])
    """

    __text_signature__ = (
        "(out_channels, kernel_size, stride=1, padding=0, "
        "dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)")
    _layer, _axis, _first, _unknown = Conv1d, 1, "1,", "0,"


class LazyConv2d(_Lazy):
    """A Conv2d that takes `in_channels` from its first input: (N, C, H, W) -> (N, O, H', W').

    >>> nn.LazyConv2d(8, 3)(torch.zeros(1, 3, 32, 32)).shape
    torch.Size([1, 8, 30, 30])
    """

    __text_signature__ = (
        "(out_channels, kernel_size, stride=1, padding=0, "
        "dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None)")
    _layer, _axis, _first, _unknown = Conv2d, 1, "1,", "0,"


class LazyBatchNorm1d(_Lazy):
    """A BatchNorm1d that takes `num_features` from its first input: (N, C) or (N, C, L) -> the same.

    >>> nn.LazyBatchNorm1d()(torch.zeros(2, 3)).shape
    torch.Size([2, 3])
    """

    __text_signature__ = "(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None)"
    _layer, _axis, _first, _unknown = BatchNorm1d, 1, "1,", "0,"


class LazyBatchNorm2d(_Lazy):
    """A BatchNorm2d that takes `num_features` from its first input: (N, C, H, W) -> the same.

    >>> nn.LazyBatchNorm2d()(torch.zeros(2, 3, 4, 4)).shape
    torch.Size([2, 3, 4, 4])
    """

    __text_signature__ = "(eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None)"
    _layer, _axis, _first, _unknown = BatchNorm2d, 1, "1,", "0,"
