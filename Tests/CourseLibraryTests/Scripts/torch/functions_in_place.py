# Functions and layers that are asked to change what they are given.
import torch
from torch import nn
import torch.nn.functional as F


def attempt(name, function):
    """Whether the result is the input, both after it, and the gradient of what the input was made from."""
    source = torch.tensor([-1.0, 2.0, -3.0], requires_grad=True)
    x = source * 1
    y = function(x)
    (y * torch.tensor([1.0, 2.0, 3.0])).sum().backward()
    print(name, y is x, x.tolist(), y.tolist(), source.grad.tolist())


for name in ("relu", "relu6", "leaky_relu", "elu", "celu", "selu", "silu", "mish", "hardtanh", "hardsigmoid",
             "hardswish", "rrelu"):
    function = getattr(F, name)
    attempt(name, lambda x: function(x))
    attempt(name + ", inplace", lambda x: function(x, inplace=True))
for name in ("relu_", "leaky_relu_", "elu_", "celu_", "selu_", "hardtanh_", "rrelu_"):
    attempt(name, getattr(F, name))
attempt("leaky_relu_ with a slope", lambda x: F.leaky_relu_(x, 0.5))
attempt("elu_ with alpha", lambda x: F.elu_(x, alpha=2.0))
attempt("threshold_", lambda x: F.threshold_(x, 0.0, 5.0))
attempt("rrelu in training", lambda x: F.rrelu(x, 0.2, 0.2, True, True))
attempt("rrelu in training, apart", lambda x: F.rrelu(x, 0.2, 0.2, True))
attempt("rrelu_ in training", lambda x: F.rrelu_(x, 0.2, 0.2, training=True))
attempt("RReLU", nn.RReLU(0.2, 0.2, inplace=True))
attempt("RReLU in evaluation", nn.RReLU(0.2, 0.4, True).eval())
attempt("RReLU, apart", nn.RReLU(0.2, 0.2))
attempt("alpha_dropout of none", lambda x: F.alpha_dropout(x, 0.0, True, True))
attempt("alpha_dropout in evaluation", lambda x: F.alpha_dropout(x, 0.5, False, True))
attempt("alpha_dropout of all", lambda x: F.alpha_dropout(x, 1.0, True) + 1)
x = torch.ones(1000) * 2
y = F.alpha_dropout(x, 0.5, True, True)
print(y is x, torch.equal(x, torch.full((1000,), 2.0)), len(set(x.tolist())))
for function in (F.rrelu_, F.relu_, lambda x: F.rrelu(x, training=True, inplace=True)):
    try:
        function(torch.ones(2, requires_grad=True))
    except RuntimeError as error:
        print(error)
