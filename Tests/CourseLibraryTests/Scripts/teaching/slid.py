# The frames of `slide`, all at once where nobody can be asked.
import torch
import torch.nn as nn
from convbook import *

five = torch.tensor([[1.0, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]])
print(slide(torch.tensor([[1.0, 0, 1], [0, 1, 0], [1, 0, 1]]), five, frames=2))
print(slide([[1, -1]], [[5, 3, 3]], padding=(0, 1), bias=1, activation="relu"))
print(slide(nn.MaxPool2d(2), five[:4, :4].unsqueeze(0), frames=2))
conv = nn.Conv2d(2, 3, 3, stride=2, padding=1)
with torch.no_grad():
    conv.weight.copy_((torch.arange(54).reshape(3, 2, 3, 3) % 5 - 2).float())
    conv.bias.copy_(torch.tensor([1.0, 0.0, -1.0]))
print(slide(nn.Sequential(conv, nn.ReLU()), torch.stack([five, five.t()]), map=2, frames=1).shape)
slide([1, -1], [3, 5, 5], frames=1)

# More than a dozen frames: the first in full, a line for each of the others, of very many those at both ends.
print(slide([[1.0, -1.0], [0.0, 0.5]], five).shape)
slide(nn.Conv2d(1, 1, 2, padding=1, bias=False).requires_grad_(False).apply(lambda m: m.weight.fill_(0.25)), five.unsqueeze(0))
slide(nn.MaxPool2d(2, 1), five.unsqueeze(0), frames=14)
print(slide(torch.ones(3, 3), torch.arange(784.0).reshape(28, 28) / 3).shape)
