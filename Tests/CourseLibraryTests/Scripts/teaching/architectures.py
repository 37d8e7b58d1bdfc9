# What `why`, `sketch`, `receptive_field`, `uncovered`, `trace_to_pixels` and `budget` print.
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import *


class Block(nn.Module):
    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.short = nn.Sequential()
        if stride != 1 or cin != cout:
            self.short = nn.Sequential(nn.Conv2d(cin, cout, 1, stride=stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return F.relu(out + self.short(x))


net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1352, 10))
account = why(net, (1, 28, 28))
print(account, account["4"]["count"][3], account.memory)
print()
why(nn.Sequential(nn.Conv2d(3, 8, 5, stride=2, padding=2), nn.MaxPool2d(2)), (3, "h", "w"))
print()
why(build("conv k1 lxl, pool 2"), ("c", "w", "h"))
print()
residual = nn.Sequential(Block(8, 8), Block(8, 16, 2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 4))
sketch(residual, (8, 16, 16))
print()
sketch(net)
print()
print(receptive_field(residual, (8, 16, 16)))
print()
why(nn.Conv2d(1, 1, 3, stride=2), (1, 8, 8))
print()
print(uncovered(nn.Conv2d(1, 1, 3, stride=2), (1, 8, 8)))
uncovered(nn.Conv2d(1, 1, 3), (1, 8, 8))
print()
two = nn.Sequential(nn.Conv2d(1, 1, 3, stride=2), nn.Conv2d(1, 1, 3, dilation=2))
print(trace_to_pixels(two, (1, 20, 20), at=(0, 1, 1)))
print()
words = build("(conv 10 3x3 pad 1, relu) x2, pool 2", (3, 32, 32))
print(words.words, count_params(words))
print(budget(words, (3, 32, 32), batches=100, epochs=2))
print(net.training, net[0]._has_hooks)
