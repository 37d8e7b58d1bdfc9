# What `explain` prints for every kind of layer. The text was judged by eye, the numbers are in values.txt (PyTorch).
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import *


def filled(layer, step=0.25):
    """Parameters of few decimals, in place of random ones."""
    with torch.no_grad():
        for parameter in layer.parameters():
            count = torch.arange(parameter.numel()).reshape(parameter.shape)
            parameter.copy_(((count * 7 + 3) % 9 - 4).float() * step)
    return layer


def title(words):
    print()
    print("#", words)


x = (torch.arange(50) * 5 % 7).float().reshape(2, 5, 5)
title("convolution, batch norm and ReLU in a row")
pixel = explain(nn.Sequential(filled(nn.Conv2d(2, 3, 3, padding=1)), nn.BatchNorm2d(3), nn.ReLU()).eval(), x, at=(1, 0, 2))
print(pixel, pixel.channel_sums, pixel.bias)
title("grouped, strided, dilated, without a bias")
explain(filled(nn.Conv2d(2, 2, (1, 2), stride=2, dilation=2, groups=2, bias=False)), x, at=(1, 1, 1))
title("padding that reflects")
explain(filled(nn.Conv2d(2, 1, 3, padding=1, padding_mode="reflect")), x, at=(0, 0, 0))
title("along a series")
explain(filled(nn.Conv1d(1, 1, 3)), torch.tensor([[0.0, 0, 1, 1, 1]]), at=(0, 1))
title("transposed: D14")
explain(filled(nn.ConvTranspose2d(1, 1, 3, stride=2), 1.0), torch.tensor([[[1.0, 2], [3, 4]]]), at=(0, 2, 2))
title("a model whose output is made by its last layer")
explain(nn.Sequential(filled(nn.Conv2d(2, 1, 3)), nn.Flatten(), filled(nn.Linear(9, 2))), x, at=1)
title("and what a layer inside it gave")
explain(nn.Sequential(filled(nn.Conv2d(2, 1, 3)), nn.Flatten(), filled(nn.Linear(9, 2))), x, at=(0, 1, 1), inside="0")

values = torch.tensor([[[1.0, 1, 2, 4], [5, 6, 7, 8], [3, 3, 1, 0], [1, 2, 3, 4]]])
title("pooling: the largest")
print(explain(nn.MaxPool2d(2), values, at=(0, 1, 0)).winner)
title("the largest beside the border")
explain(nn.MaxPool2d(3, 2, 1), values, at=(0, 0, 0))
title("the mean")
explain(nn.AvgPool2d(2), values, at=(0, 0, 0))
title("the L2 norm: D5")
explain(nn.LPPool2d(2, 2), torch.tensor([[[3.0, 4], [0, 0]]]))
title("the mean of everything")
explain(nn.AdaptiveAvgPool2d(1), values)

title("dense, of many inputs")
explain(filled(nn.Linear(12, 3)), torch.arange(12.0) - 4, at=2)
title("batch norm while training")
explain(nn.BatchNorm1d(2), torch.tensor([[1.0, 2], [3, 4], [5, 9]]), at=(2, 1))
title("layer norm")
explain(nn.LayerNorm(4), torch.tensor([[1.0, 2, 3, 6]]), at=(0, 3))
title("group norm")
explain(nn.GroupNorm(2, 4), x.reshape(1, 2, 25).repeat(1, 2, 1), at=(0, 2, 1))
title("local response norm")
explain(nn.LocalResponseNorm(3, alpha=0.3), torch.tensor([[[1.0], [2], [3]]]), at=(0, 1, 0))
title("activations")
explain(nn.LeakyReLU(0.1), torch.tensor([-2.0, 3.0]), at=0)
explain(torch.sigmoid, torch.tensor([0.0, 2.0]), at=1)
title("softmax")
explain(nn.Softmax(dim=1), torch.tensor([[1.0, 2, 3]]), at=(0, 1))
title("dropout while training, and not")
torch.manual_seed(0)
explain(nn.Dropout(0.5), torch.ones(1, 4), at=(0, 0))
explain(nn.Dropout(0.5).eval(), torch.ones(1, 4), at=(0, 0))
title("where a flat place comes from")
explain(nn.Flatten(), x, at=31)
title("upsampling")
explain(nn.Upsample(scale_factor=2), x, at=(1, 3, 3))
explain(nn.Upsample(scale_factor=2, mode="bilinear"), x, at=(1, 3, 3))
title("losses: E19")
explain(F.cross_entropy, torch.tensor([[3.2, 5.1, -1.7]]), target=[0])
explain(nn.MSELoss(), torch.tensor([1.0, 2, 4]), target=torch.tensor([1.0, 1, 1]))
explain(nn.BCELoss(), torch.tensor([0.9, 0.2]), target=torch.tensor([1.0, 0.0]))


class Skip(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = filled(nn.Conv2d(2, 2, 3, padding=1))

    def forward(self, x):
        return F.relu(x + self.conv(x))


title("where branches meet")
explain(Skip(), x, at=(0, 1, 1))

title("a gradient of one weight: C2")
bars = torch.zeros(5, 6)
bars[1:4, 1] = 1
bars[2, 1:6] = 1
line = torch.tensor([[-1.0, 2.0, -1.0]] * 3)
told = explain(line, bars, gradient_of=("weight", (1, 1)))
print(told, told.contributions[0])
title("of one pixel")
explain(line, bars, gradient_of=("input", (2, 1)))
title("of a pixel through the largest of a window: D7")
explain(nn.MaxPool2d(2), values, gradient_of=("input", (0, 1, 3)))
title("of a weight deep inside, from the loss")
model = nn.Sequential(filled(nn.Conv2d(2, 2, 3)), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), filled(nn.Linear(2, 3)))
explain(model, x, gradient_of=("0.weight", (1, 0, 2, 2)), loss=lambda y: F.cross_entropy(y, torch.tensor([1])))
title("of a pixel that two branches read")
explain(Skip(), x, gradient_of=("input", (0, 2, 2)))

title("odd powers keep the sign")
explain(nn.LPPool2d(3, 2), torch.tensor([[[3.0, -1.0], [0.0, 0.0]]]))
title("a signal made longer")
explain(nn.Upsample(scale_factor=2, mode="linear"), torch.tensor([[1.0, 3.0]]), at=(0, 1))

title("places that are numbers of other libraries, or one int")
edge = [[1.0, -1.0]]
steps = np.array([[0.0, 0.0, 5.0, 5.0], [0.0, 1.0, 1.0, 1.0]])
explain(edge, steps, at=np.unravel_index(np.argmax(-xcorr(steps, edge).numpy()), (2, 3)))
explain(edge[0], steps[0], at=1)
explain(nn.Linear(2, 2).requires_grad_(False).apply(lambda m: (m.weight.fill_(0.5), m.bias.fill_(1.0))), steps[:, 2], at=torch.tensor(1))
