# Modules: registering, walking, printing, state.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 4 * 4, 120)
        self.fc2 = nn.Linear(120, 10)
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("steps", torch.tensor(0))

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.view(x.size(0), -1)
        return self.fc2(F.relu(self.fc1(x))) * self.scale


net = Net()
print(net)
print(sum(p.numel() for p in net.parameters()))
for name, p in net.named_parameters():
    print(name, p.shape, p.requires_grad, p.is_leaf, type(p))
print([name for name, _ in net.named_children()], [type(m).__name__ for m in net.modules()])
print(list(dict(net.named_modules())), len(list(net.buffers())))
print(net(torch.zeros(2, 1, 28, 28)).shape)
print(list(net.state_dict()), type(net.state_dict()).__name__)
print(net.state_dict()["steps"], net.get_parameter("conv1.weight").shape, net.get_submodule("fc1"), net.get_buffer("steps"))
print(net.training, net.eval().training, net.conv1.training, net.train().conv1.training)
print(type(net.conv1), type(nn.ReLU()), isinstance(net.conv1, nn.Module), net.conv1.kernel_size, net.fc1.in_features)
other = Net()
print(other.load_state_dict(net.state_dict()))
print(all(torch.equal(a, b) for a, b in zip(net.parameters(), other.parameters())))
state = net.state_dict()
state.pop("fc2.bias")
state["extra"] = torch.zeros(1)
try:
    other.load_state_dict(state)
except RuntimeError as error:
    print(error)
print(other.load_state_dict(state, strict=False))
bad = Net()
bad.fc2 = nn.Linear(120, 5)
try:
    bad.load_state_dict(net.state_dict())
except RuntimeError as error:
    print(error)
seq = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(inplace=True), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 16, 10))
print(seq)
print(len(seq), seq[0], seq[-1].out_features, seq[1:3])
print(list(seq.state_dict()))
from collections import OrderedDict
named = nn.Sequential(OrderedDict([("conv", nn.Conv2d(1, 2, 3)), ("act", nn.ReLU())]))
print(named, named.conv.weight.shape)
seq.append(nn.Softmax(dim=1))
print(seq[-1])


class Blocks(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(4, 4) for _ in range(3)])
        self.heads = nn.ModuleDict({"a": nn.Linear(4, 2), "b": nn.Linear(4, 1)})
        self.params = nn.ParameterList([nn.Parameter(torch.zeros(2)) for _ in range(2)])

    def forward(self, x, head):
        for layer in self.layers:
            x = F.relu(layer(x))
        return self.heads[head](x)


blocks = Blocks()
print(blocks)
print([n for n, _ in blocks.named_parameters()])
print(blocks(torch.zeros(1, 4), "a").shape, len(blocks.layers), list(blocks.heads.keys()), "a" in blocks.heads)
print(nn.ModuleList([nn.ReLU()]), nn.ModuleDict(), nn.Sequential())


class Empty(nn.Module):
    pass


for body in (lambda: Empty()(1), lambda: net.nothing, lambda: Net.__call__(net), lambda: nn.Sequential(1), lambda: seq[10]):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Forgot(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)


try:
    Forgot()
except AttributeError as error:
    print(error)
try:
    net.fc1 = "text"
except TypeError as error:
    print(error)
try:
    net.scale = torch.ones(1)
except TypeError as error:
    print(error)
net.double()
print(net.conv1.weight.dtype, net.steps.dtype, net.float().conv1.weight.dtype, net.to("cpu") is net, net.requires_grad_(False).scale.requires_grad)


def init(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.5)
        nn.init.zeros_(m.bias)


print(net.apply(init).fc2.weight[0, :3])
