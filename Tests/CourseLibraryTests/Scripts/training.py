# Modules, gradients, optimizers and loaders, as PyTorch has them: `check_with_torch.py` holds the expectations to it.
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error).split("\n")[0])


def fixed(*shape, scale=0.1):
    count = 1
    for size in shape:
        count *= size
    return ((torch.arange(count).float() * 37 % 23 - 11) * scale).reshape(shape)


def fill(module):
    with torch.no_grad():
        for number, parameter in enumerate(module.parameters()):
            parameter.copy_(fixed(*parameter.shape, scale=0.02 + 0.01 * number))


# Gradients.
x = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
y = (x * x).sum() + F.relu(x).sum()
print(y, y.requires_grad, x.is_leaf, y.is_leaf)
y.backward()
print(x.grad)
raises(lambda: y.backward())
raises(lambda: (x * 2).backward())
x.grad.zero_()
(x ** 3).sum().backward()
print(x.grad)
with torch.no_grad():
    print((x * 2).requires_grad)
raises(lambda: x.add_(1))
a, b = torch.tensor(2.0, requires_grad=True), torch.tensor(3.0, requires_grad=True)
print(torch.autograd.grad(a * b + b.exp(), (a, b)))
hooked = torch.tensor([1.0, 2.0], requires_grad=True)
middle = hooked * 3
handle = middle.register_hook(lambda gradient: gradient * 10)
middle.retain_grad()
middle.sum().backward()
print(hooked.grad, middle.grad)
handle.remove()


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        return gradient * 3 * x ** 2


c = torch.tensor([1.0, 2.0], requires_grad=True)
Cube.apply(c).sum().backward()
print(c.grad)


# Modules.
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 6, 3, stride=2, bias=False)
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Sequential(nn.Flatten(), nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 3))

    def forward(self, x):
        x = self.pool(F.relu(self.norm(self.conv1(x))))
        return self.head(F.relu(self.conv2(x)))


net = Net()
fill(net)
print(net)
print([(name, tuple(p.shape)) for name, p in net.named_parameters()])
print(sum(p.numel() for p in net.parameters()), list(net.state_dict())[:4])
images, labels = fixed(8, 1, 6, 6), torch.arange(8) % 3
print(net(images).detach()[:2])
raises(lambda: net(torch.zeros(1, 2, 6, 6)))
raises(lambda: nn.Linear(3, 2)(torch.zeros(4, 5)))
raises(lambda: net.load_state_dict({}))

# Training with every rule.
for make in [
    lambda p: torch.optim.SGD(p, lr=0.1),
    lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01),
    lambda p: torch.optim.Adam(p, lr=0.01),
    lambda p: torch.optim.AdamW(p, lr=0.01),
    lambda p: torch.optim.RMSprop(p, lr=0.01, momentum=0.5),
    lambda p: torch.optim.Adagrad(p, lr=0.05),
    lambda p: torch.optim.Adadelta(p),
]:
    fill(net)
    net.train()
    optimizer = make(net.parameters())
    losses = []
    for step in range(4):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(images), labels)
        loss.backward()
        optimizer.step()
        losses.append(round(loss.item(), 3))
    print(type(optimizer).__name__, losses)
net.eval()
print(net(images).argmax(1).tolist(), net.norm.num_batches_tracked.item())

# Schedules, clipping, loaders.
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
rates = []
for epoch in range(5):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    schedule.step()
print(rates)
big = nn.Parameter(torch.tensor([3.0, 4.0]))
(big * big).sum().backward()
print(nn.utils.clip_grad_norm_([big], 1.0), big.grad)
for inputs, targets in DataLoader(TensorDataset(images, labels), batch_size=3):
    print(inputs.shape, targets)
print(len(DataLoader(TensorDataset(images, labels), batch_size=3, drop_last=True)))

# What PyTorch prints.
# -> tensor(18., grad_fn=<AddBackward0>) True True False
# -> tensor([ 3., -4.,  7.])
# -> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
# -> RuntimeError: grad can be implicitly created only for scalar outputs
# -> tensor([ 3., 12., 27.])
# -> False
# -> RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.
# -> (tensor(3.), tensor(22.0855))
# -> tensor([30., 30.]) tensor([10., 10.])
# -> tensor([ 3., 12.])
# -> Net(
# ->   (conv1): Conv2d(1, 4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
# ->   (norm): BatchNorm2d(4, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
# ->   (conv2): Conv2d(4, 6, kernel_size=(3, 3), stride=(2, 2), bias=False)
# ->   (pool): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
# ->   (head): Sequential(
# ->     (0): Flatten(start_dim=1, end_dim=-1)
# ->     (1): Linear(in_features=6, out_features=5, bias=True)
# ->     (2): Tanh()
# ->     (3): Linear(in_features=5, out_features=3, bias=True)
# ->   )
# -> )
# -> [('conv1.weight', (4, 1, 3, 3)), ('conv1.bias', (4,)), ('norm.weight', (4,)), ('norm.bias', (4,)), ('conv2.weight', (6, 4, 3, 3)), ('head.1.weight', (5, 6)), ('head.1.bias', (5,)), ('head.3.weight', (3, 5)), ('head.3.bias', (3,))]
# -> 317 ['conv1.weight', 'conv1.bias', 'norm.weight', 'norm.bias']
# -> tensor([[0.0762, 1.3778, 0.3794],
# ->         [0.0310, 1.3123, 0.2936]])
# -> RuntimeError: Given groups=1, weight of size [4, 1, 3, 3], expected input[1, 2, 6, 6] to have 1 channels, but got 2 channels instead
# -> RuntimeError: mat1 and mat2 shapes cannot be multiplied (4x5 and 3x2)
# -> RuntimeError: Error(s) in loading state_dict for Net:
# -> SGD [1.235, 1.216, 1.198, 1.183]
# -> SGD [1.235, 1.216, 1.192, 1.166]
# -> Adam [1.235, 1.214, 1.194, 1.174]
# -> AdamW [1.235, 1.214, 1.194, 1.174]
# -> RMSprop [1.235, 1.118, 1.084, 0.996]
# -> Adagrad [1.235, 1.15, 1.071, 0.965]
# -> Adadelta [1.235, 1.228, 1.222, 1.216]
# -> [1, 1, 1, 1, 1, 1, 1, 1] 29
# -> [0.1, 0.1, 0.05, 0.05, 0.025]
# -> tensor(10.) tensor([0.6000, 0.8000])
# -> torch.Size([3, 1, 6, 6]) tensor([0, 1, 2])
# -> torch.Size([3, 1, 6, 6]) tensor([0, 1, 2])
# -> torch.Size([2, 1, 6, 6]) tensor([0, 1])
# -> 2
