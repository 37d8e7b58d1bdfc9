# Layers that learn their input's size.
import torch
import torch.nn as nn

net = nn.Sequential(nn.LazyConv2d(8, kernel_size=3), nn.LazyBatchNorm2d(), nn.ReLU(), nn.Flatten(), nn.LazyLinear(10))
print(net)
out = net(torch.zeros(2, 3, 6, 6))
print(net)
print(out.shape, sum(p.numel() for p in net.parameters()), type(net[0]).__name__, net[4].weight.shape)
print(nn.LazyConv1d(4, 3, bias=False), nn.LazyLinear(5, bias=False))
