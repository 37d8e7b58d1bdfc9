# Sizes of 0 give empty results where PyTorch gives them; negative ones are refused with the shape in PyTorch's order.
import torch
import torch.nn.functional as F
from torch import nn

x = torch.ones(2, 3, 5, 5, requires_grad=True)
y = torch.ones(2, 3, 5)
for pool in (F.adaptive_avg_pool2d, F.adaptive_max_pool2d):
    print(pool(x, 0), pool(x, (0, 2)).shape, pool(torch.ones(0, 3, 5, 5), 2).shape)
for pool in (F.adaptive_avg_pool1d, F.adaptive_max_pool1d):
    print(pool(y, 0))
print(nn.AdaptiveAvgPool2d((None, 0))(x).shape, F.adaptive_max_pool2d(x, 0, return_indices=True)[1])


def attempt(make):
    try:
        print(make())
    except (RuntimeError, ValueError) as error:
        print(error)


for shape in ((1, 1, 1, 1), (1, 1, 2, 1)):
    for padding in (1, 2, (0, 1)):
        attempt(lambda: F.conv_transpose2d(torch.ones(shape), torch.ones(1, 1, 2, 2), padding=padding).shape)
attempt(lambda: F.conv_transpose2d(torch.ones(0, 1, 2, 2), torch.ones(1, 1, 2, 2)).shape)
attempt(lambda: F.conv_transpose2d(torch.ones(1, 1, 0, 2), torch.ones(1, 1, 2, 2)).shape)
attempt(lambda: F.adaptive_avg_pool2d(torch.ones(2, 3, 0, 5), 2))
for layer in (nn.Conv1d, nn.Conv2d, nn.ConvTranspose1d, nn.ConvTranspose2d):
    for sizes in ((-3, 4, 3), (3, -4, 3), (3, 4, -3)):
        attempt(lambda: layer(*sizes))
attempt(lambda: nn.Linear(-3, 4))
