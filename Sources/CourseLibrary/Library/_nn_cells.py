"""Recurrent cells of `torch.nn`: one step through time each, to be called in a loop."""

import math
import _torch
from _torch import Parameter
import torch.nn.functional as F
import torch.nn.init as init
from torch.nn import Module


class _Cell(Module):
    """Weights of input and state for `gates` vectors of the size of the state."""

    def __init__(self, gates, input_size, hidden_size, bias):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        self.weight_ih = Parameter(_torch.empty(gates * hidden_size, input_size))
        self.weight_hh = Parameter(_torch.empty(gates * hidden_size, hidden_size))
        for name in ("bias_ih", "bias_hh"):
            self.register_parameter(name, Parameter(_torch.empty(gates * hidden_size)) if bias else None)
        bound = 1.0 / math.sqrt(hidden_size) if hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _gates(self, input, state):
        return F.linear(input, self.weight_ih, self.bias_ih), F.linear(state, self.weight_hh, self.bias_hh)

    def _first(self, input):
        return _torch.zeros(*input.shape[:-1], self.hidden_size, dtype=input.dtype)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        return text if self.bias else text + f", bias={self.bias}"


class RNNCell(_Cell):
    """h' = tanh(W x + b + V h + c): (N, in), (N, hidden) -> (N, hidden).

    >>> cell = nn.RNNCell(3, 5)
    >>> cell(torch.zeros(2, 3)).shape
    torch.Size([2, 5])
    """

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh"):
        super().__init__(1, input_size, hidden_size, bias)
        if nonlinearity not in ("tanh", "relu"):
            raise RuntimeError(f"Unknown nonlinearity: {nonlinearity}")
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        a, b = self._gates(input, self._first(input) if hx is None else hx)
        return F.tanh(a + b) if self.nonlinearity == "tanh" else F.relu(a + b)

    def extra_repr(self):
        text = super().extra_repr()
        return text if self.nonlinearity == "tanh" else text + f", nonlinearity={self.nonlinearity}"


class GRUCell(_Cell):
    """h' = (1 - z) n + z h, with gates r and z, n = tanh(W x + r (V h)): (N, in), (N, hidden) -> (N, hidden).

    >>> nn.GRUCell(3, 5)(torch.zeros(2, 3)).shape
    torch.Size([2, 5])
    """

    def __init__(self, input_size, hidden_size, bias=True):
        super().__init__(3, input_size, hidden_size, bias)

    def forward(self, input, hx=None):
        state = self._first(input) if hx is None else hx
        a, b = self._gates(input, state)
        (ar, az, an), (br, bz, bn) = a.chunk(3, -1), b.chunk(3, -1)
        reset, update = F.sigmoid(ar + br), F.sigmoid(az + bz)
        new = F.tanh(an + reset * bn)
        return (1 - update) * new + update * state
