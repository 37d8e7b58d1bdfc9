# Shape errors of models: PyTorch's words, and below them the layer, the formula, the input that fits and the fix.
import torch, torch.nn as nn, torch.nn.functional as F
def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))
        for note in getattr(error, "__notes__", []):
            print(note)
        print()
net = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1600, 10))
raises(lambda: net(torch.zeros(1,1,32,32)))
raises(lambda: net(torch.zeros(1,3,28,28)))
raises(lambda: nn.Linear(4,3)(torch.zeros(2,5)))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = net[:6]
        self.head = nn.Linear(1600, 10)
    def forward(self, x):
        return self.head(self.features(x))
raises(lambda: Net()(torch.zeros(1,1,28,28)))
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 3, padding=1)
    def forward(self, x):
        return x + self.conv(x)
raises(lambda: Block()(torch.zeros(1,4,8,8)))
raises(lambda: nn.Conv2d(1,1,9)(torch.zeros(1,1,5,5)))
raises(lambda: nn.MaxPool2d(9)(torch.zeros(1,1,5,5)))
raises(lambda: nn.BatchNorm2d(3)(torch.zeros(1,1,5,5)))
