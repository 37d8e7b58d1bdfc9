# Activations by function and by layer.
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.linspace(-3, 3, 7)
for f in (F.relu, F.relu6, F.leaky_relu, F.elu, F.selu, F.celu, F.gelu, F.silu, F.mish, F.softplus, F.softsign, F.sigmoid, F.tanh, F.logsigmoid, F.hardtanh, F.hardsigmoid, F.hardswish, F.tanhshrink, F.softshrink, F.hardshrink):
    print(f.__name__ if False else "", f(x))
print(F.leaky_relu(x, 0.2), F.elu(x, alpha=0.5), F.gelu(x, approximate="tanh"), F.softplus(x, beta=2), F.hardtanh(x, -2, 2), F.threshold(x, 0.5, -1.0))
print(F.softmax(x, dim=0), F.log_softmax(x, dim=0), F.softmin(x, dim=0), F.glu(torch.arange(4.0)))
print(F.prelu(x, torch.tensor([0.1])), nn.PReLU()(x), nn.LeakyReLU(0.3)(x), nn.Threshold(0, 9)(x), nn.Softmax(dim=0)(x).sum())
y = x.clone()
F.relu(y, inplace=True)
print(y)
z = x.clone()
nn.ReLU(inplace=True)(z)
print(z, torch.relu_(x.clone()) if False else F.relu_(x.clone()))
v = x.clone().requires_grad_()
F.relu(v).sum().backward()
print(v.grad)
for f in (torch.sigmoid, torch.tanh, F.gelu, F.silu, F.elu, F.softplus, F.leaky_relu, F.hardswish):
    v.grad = None
    f(v).sum().backward()
    print(v.grad)
print(nn.Sequential(nn.Linear(2, 2), nn.Sigmoid())(torch.zeros(1, 2)).shape, torch.softmax(torch.tensor([[1000.0, 1000.0]]), dim=1), torch.softmax(torch.zeros(2, 3), dim=-1).sum(1))
