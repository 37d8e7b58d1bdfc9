"""The functions that layers compute, as PyTorch's `torch.nn.functional`."""

from _torch import *
from _functional import *
