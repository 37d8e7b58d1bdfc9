# Convolution in time.
import torch
import torch.nn as nn
import torch.nn.functional as F

step = torch.tensor([[[0.0, 0, 0, 1, 1, 1, 0, 0]]])
print(F.conv1d(step, torch.tensor([[[-1.0, 1.0]]])), F.conv1d(step, torch.full((1, 1, 3), 1 / 3), padding=1), F.conv1d(step, torch.ones(1, 1, 2), stride=2, dilation=2))
causal = F.conv1d(F.pad(step, (2, 0)), torch.ones(1, 1, 3))
print(causal.shape, causal)
net = nn.Sequential(nn.Conv1d(1, 4, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(4, 8, 3), nn.BatchNorm1d(8), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, 2))
print(net, net(torch.zeros(3, 1, 32)).shape)
x = torch.sin(torch.arange(32.0) / 2).reshape(1, 1, 32)
for layer in net[:7]:
    x = layer(x)
    print(tuple(x.shape))
print(F.avg_pool1d(step, 2), F.max_pool1d(step, 3, stride=1), F.interpolate(step, scale_factor=2)[..., :6], F.interpolate(torch.tensor([[[0.0, 1.0]]]), size=4, mode="linear", align_corners=True))
print(F.conv_transpose1d(torch.tensor([[[1.0, 2.0]]]), torch.tensor([[[1.0, 1.0, 1.0]]]), stride=2, padding=1, output_padding=1))
