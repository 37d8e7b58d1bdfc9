import torch
import torch.nn as nn
from collections import OrderedDict

activation = {}


def get_activation(name):
    def hook(module, input, output):
        activation[name] = output.detach()
    return hook


model = nn.Sequential(OrderedDict([
    ("conv1", nn.Conv2d(1, 2, 3)), ("relu1", nn.ReLU()), ("conv2", nn.Conv2d(2, 3, 3)), ("flat", nn.Flatten()),
    ("fc", nn.LazyLinear(4)),
]))
print(model)
for p in model[:3].parameters():
    nn.init.constant_(p, 0.1)
handles = [m.register_forward_hook(get_activation(n)) for n, m in model.named_children()]
x = torch.arange(64.0).view(1, 1, 8, 8)
model(x)
print({k: tuple(v.shape) for k, v in activation.items()})
print(model)
print(activation["conv1"][0, 0, 0], activation["relu1"].mean())
for h in handles:
    h.remove()
activation.clear()
model(x)
print(activation, model.fc.in_features)
grads = []
handle = model.conv2.register_full_backward_hook(lambda m, gi, go: grads.append((gi[0].shape, go[0].shape)))
pre = model.conv1.register_forward_pre_hook(lambda m, args: (args[0] * 0,))
out = model(x)
out.sum().backward()
print(grads, out.shape)
pre.remove()
x.requires_grad_()
x.register_hook(lambda g: print("grad of x", g.shape))
model(x).sum().backward()
handle.remove()
model.conv1.register_forward_hook(lambda m, i, o: o * 2)
print((model(x)).shape, len(grads))
sd = model.state_dict()
print([(k, tuple(v.shape)) for k, v in sd.items()], type(sd).__name__)
other = nn.Sequential(nn.Linear(3, 2), nn.Linear(2, 2))
try:
    other.load_state_dict(sd)
except RuntimeError as e:
    print(e)
print(other.load_state_dict({"0.weight": torch.zeros(2, 3)}, strict=False))
try:
    other.load_state_dict({"0.weight": torch.zeros(3, 3), "0.bias": torch.zeros(2), "1.weight": torch.zeros(2, 2), "1.bias": torch.zeros(2)})
except RuntimeError as e:
    print(e)
print(other.load_state_dict(other.state_dict()))
model.zero_grad()
print(model.conv1.weight.grad)
print(isinstance(model, nn.Module), issubclass(nn.Linear, nn.Module), isinstance(model.fc.weight, nn.Parameter))
class Wrong(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)
try:
    Wrong()
except AttributeError as e:
    print(e)
class NoForward(nn.Module):
    pass
try:
    NoForward()(1)
except NotImplementedError as e:
    print(e)
try:
    nn.Sequential(nn.Linear(2, 3))(torch.ones(1, 2), 3)
except TypeError as e:
    print(e)
try:
    model.nothing
except AttributeError as e:
    print(e)
