import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, channels, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels * stride, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels * stride)
        self.relu = nn.ReLU(inplace=True)
        self.shortcut = nn.Identity() if stride == 1 else nn.Sequential(
            nn.Conv2d(channels, channels * stride, 1, stride=stride, bias=False), nn.BatchNorm2d(channels * stride))

    def forward(self, x):
        return self.relu(self.bn1(self.conv1(x)) + self.shortcut(x))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 7, 2, 3), nn.ReLU6(), nn.MaxPool2d(3, 2, 1))
        self.stages = nn.ModuleList([Block(8), Block(8, 2)])
        self.heads = nn.ModuleDict({"class": nn.Linear(16, 10), "box": nn.Linear(16, 4, bias=False)})
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1))
        self.pool = nn.AdaptiveAvgPool2d((1, 1))
        self.drop = nn.Dropout(p=0.25)
        self.extra = None

    def forward(self, x):
        x = self.stem(x - self.mean)
        for stage in self.stages:
            x = stage(x)
        x = self.drop(torch.flatten(self.pool(x), 1)) * self.scale
        return {name: head(x) for name, head in self.heads.items()}

    def extra_repr(self):
        return "classes=10"


net = Net()
print(net)
out = net(torch.zeros(2, 3, 32, 32))
print({name: tuple(value.shape) for name, value in out.items()})
for name, parameter in net.named_parameters():
    print(f"{name:32} {str(tuple(parameter.shape)):18} {parameter.numel():>6,} {parameter.requires_grad}")
print(sum(p.numel() for p in net.parameters()), sum(p.numel() for p in net.parameters() if p.dim() > 1))
print([name for name, _ in net.named_buffers()])
print([name for name, _ in net.named_children()])
print([type(m).__name__ for m in net.modules()])
print(list(net.state_dict())[:6], len(net.state_dict()))
print(net.heads["box"], net.heads.keys(), len(net.stages), net.stages[0].conv1.weight.shape)
print(net.stages[-1].shortcut[0].kernel_size, net.stem[2].stride, net.stem[:2])
print(nn.ModuleList([nn.Linear(2, 2) for _ in range(3)]))
print(nn.ModuleList([nn.Linear(2, 2), nn.Linear(2, 3), nn.ReLU(), nn.ReLU()]))
print(nn.ParameterList([nn.Parameter(torch.zeros(2, 3)), nn.Parameter(torch.ones(1))]))
print(nn.ParameterDict({"a": nn.Parameter(torch.zeros(2))}))
print(nn.Sequential())
print(net.get_submodule("stages.1.shortcut.0"))
print(net.get_parameter("heads.class.bias").shape, net.get_buffer("mean").flatten())
net.apply(lambda m: nn.init.constant_(m.bias, 0.5) if isinstance(m, nn.Linear) and m.bias is not None else None)
print(net.heads["class"].bias)
print(net.scale)
print(net.extra)
net.eval()
print(net.training, net.drop.training, all(not m.training for m in net.modules()))
net.stages.append(nn.ReLU())
net.stages.extend([nn.Tanh()])
net.stages.insert(0, nn.Identity())
print(net.stages)
del net.stages[0]
print(len(net.stages), nn.Linear in map(type, net.modules()))
net.add_module("late", nn.Flatten(start_dim=1))
net.register_module("later", nn.Unflatten(1, (2, 8)))
print(net.late, net.later)
net.requires_grad_(False)
print(any(p.requires_grad for p in net.parameters()))
print(net.double().scale.dtype, net.float().scale.dtype)
