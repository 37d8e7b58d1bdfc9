# Gradients with respect to the picture, and occlusion.
import torch
import torch.nn as nn

net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8, 3))
with torch.no_grad():
    for p in net.parameters():
        p.copy_(torch.cos(torch.arange(p.numel()).float() * 1.1).reshape(p.shape))
x = torch.sin(torch.arange(36.0) / 4).reshape(1, 1, 6, 6).requires_grad_()
scores = net(x)
scores[0, scores.argmax()].backward()
saliency = x.grad.abs().squeeze()
print(scores, saliency.shape, saliency[:2], (saliency > 0).sum())
net.eval()
with torch.no_grad():
    base = torch.softmax(net(x), 1)[0, 0]
    drops = torch.zeros(3, 3)
    for i in range(3):
        for j in range(3):
            masked = x.clone()
            masked[:, :, 2 * i:2 * i + 2, 2 * j:2 * j + 2] = 0
            drops[i, j] = base - torch.softmax(net(masked), 1)[0, 0]
print(drops)
one = torch.zeros(1, 1, 9, 9, requires_grad=True)
deep = nn.Sequential(nn.Conv2d(1, 1, 3), nn.Conv2d(1, 1, 3), nn.MaxPool2d(2))
for p in deep.parameters():
    nn.init.ones_(p)
deep(one)[0, 0, 0, 0].backward()
print((one.grad != 0).nonzero().max(0).values, one.grad[0, 0])
