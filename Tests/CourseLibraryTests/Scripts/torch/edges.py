# Edge filters on small pictures.
import torch
import torch.nn as nn
import torch.nn.functional as F

image = torch.zeros(6, 6)
image[:, 3:] = 255
vertical = torch.tensor([[0.0, -1, 1]] * 3)
sobel_x = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])
for k in (vertical, vertical.T, sobel_x, sobel_x.T):
    print(F.conv2d(image[None, None], k[None, None]).squeeze())
bank = torch.stack([vertical, vertical.T, sobel_x]).unsqueeze(1)
maps = F.conv2d(image[None, None], bank, padding=1)
print(maps.shape, maps[0, :, 2], maps.abs().amax(dim=(2, 3)))
x = torch.tensor([[0.0, 0, 0, 1, 1, 0, 0, 0]] * 8)
print(F.conv2d(x[None, None], torch.tensor([[[[1.0, -1.0]]]]))[0, 0, 0], F.conv2d(x[None, None], torch.tensor([[[[1.0], [-1.0]]]])).abs().sum())
layer = nn.Conv2d(1, 1, 3, bias=False)
with torch.no_grad():
    layer.weight[0, 0] = sobel_x
print(layer.weight, layer(image[None, None]).shape)
learned = nn.Conv2d(1, 1, 3, bias=False)
nn.init.zeros_(learned.weight)
picture = torch.sin(torch.arange(100.0) ** 2).reshape(1, 1, 10, 10)
target = F.conv2d(picture, sobel_x[None, None])
opt = torch.optim.SGD(learned.parameters(), lr=0.1)
for _ in range(300):
    opt.zero_grad()
    F.mse_loss(learned(picture), target).backward()
    opt.step()
print((learned.weight.squeeze() - sobel_x).abs().max() < 1e-2)
blur = torch.ones(1, 1, 3, 3) / 9
print(F.conv2d(image[None, None], blur)[0, 0, 0], torch.std(image), image.mean())
