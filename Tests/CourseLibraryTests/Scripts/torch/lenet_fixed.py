# LeNet with weights by formula: shapes at every stage, one step.
import torch
import torch.nn as nn
import torch.nn.functional as F


class LeNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 6, kernel_size=5, padding=2), nn.ReLU(), nn.MaxPool2d(2, 2),
            nn.Conv2d(6, 16, kernel_size=5), nn.ReLU(), nn.MaxPool2d(2, 2))
        self.classifier = nn.Sequential(nn.Linear(16 * 5 * 5, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, num_classes))

    def forward(self, x):
        x = self.features(x)
        x = torch.flatten(x, 1)
        return self.classifier(x)


net = LeNet()
print(net)
with torch.no_grad():
    for p in net.parameters():
        p.copy_(torch.cos(torch.arange(p.numel()).float() * 0.37).reshape(p.shape) / p.shape[-1])
x = torch.sin(torch.arange(2 * 784).float() / 50).reshape(2, 1, 28, 28)
for layer in net.features:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
print(x.view(2, -1).shape, x.reshape(2, 16, 25).sum(2)[0, :4])
x = torch.sin(torch.arange(2 * 784).float() / 50).reshape(2, 1, 28, 28)
out = net(x)
print(out)
loss = F.cross_entropy(out, torch.tensor([3, 7]))
print(loss)
loss.backward()
for name, p in net.named_parameters():
    print(name, tuple(p.shape), f"{p.grad.abs().mean().item():.5f}")
total = sum(p.numel() for p in net.parameters() if p.requires_grad)
print(f"{total:,} parameters")
probabilities = F.softmax(out, dim=1)
top = torch.topk(probabilities, 3)
print(top.indices.shape, probabilities.sum(dim=1))
