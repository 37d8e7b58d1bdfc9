# What `as_matrix`, `equiv`, `gradcheck` and `dead_units` print, and what the maps of `saliency` and `occlusion` hold.
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import *

print(as_matrix([[1.0, 2.0], [3.0, 4.0]], (3, 4)))
as_matrix(nn.AvgPool2d(2), (1, 4, 4))
fixed = nn.ConvTranspose1d(1, 1, 3, stride=2, bias=False)
with torch.no_grad():
    fixed.weight.copy_(torch.tensor([[[1.0, 10.0, 100.0]]]))
matrix = as_matrix(fixed, (1, 3))
print((matrix.matrix @ torch.tensor([1.0, 2.0, 3.0])).tolist())
print()
ramp = torch.arange(49.0).reshape(7, 7) % 5
sobel = [[1.0, 2, 1], [0, 0, 0], [-1, -2, -1]]
print(equiv(lambda x: xcorr(x, sobel), ("shift", 0, 1), ramp))
equiv(lambda x: max_pool(x, 3, stride=1), "rot180", ramp)
equiv(lambda x: x.sum().reshape(1), "flip", ramp)
print()
x, w = torch.arange(16.0).reshape(1, 1, 4, 4).double() * 0.1, torch.arange(9.0).reshape(1, 1, 3, 3).double() * 0.2
print(gradcheck(lambda x, w: F.conv2d(x, w).tanh(), (x, w)).ok)


class Wrong(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, gradient):
        return gradient * ctx.saved_tensors[0]


check = gradcheck(Wrong.apply, torch.tensor([1.0, 2.0]).double())
print(bool(check), check.worst)
print()
net = nn.Sequential(nn.Conv2d(1, 3, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(27, 2))
net.spare = nn.Linear(2, 2)
net.forward = lambda x: net[4](net[3](net[2](net[1](net[0](x)))))
with torch.no_grad():
    net[0].weight.fill_(0.1)
    net[0].bias.copy_(torch.tensor([0.5, -100.0, -100.0]))
found = dead_units(net, torch.ones(2, 1, 8, 8))
print(found.filters, found.untrained)
print()
spot = lambda x: x[:, 0, 2:4, 2:4].sum((1, 2)).unsqueeze(1) * 0.5
image = torch.zeros(1, 6, 6)
image[0, 2, 2] = 1
print(saliency(spot, image))
print(occlusion(spot, image, size=2, step=2, fill=0))
bright = torch.zeros(3, 1, 6, 6)
bright[0, 0, 1, 1] = 1
bright[2, 0, 5, 5] = 2
blur = nn.Conv2d(1, 1, 3, padding=1, bias=False)
with torch.no_grad():
    blur.weight.copy_(torch.tensor([[[[0.0, 0, 0], [0, 1, 0], [0, 0, 0]]]]))
top = top_patches(blur, bright, n=2)
print(top, top.places)
print(top.patches[0, 0].tolist())
