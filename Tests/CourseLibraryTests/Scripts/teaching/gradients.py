# Every gradient is the sum of its told contributions: all kinds of layers, over random shapes, strides, paddings,
# dilations and groups, for weights, biases and inputs. Prints what disagrees; the explanations themselves are not kept.
import contextlib
import io
import random
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import explain

draw = random.Random(5)
torch.manual_seed(5)
checked = 0


def agree(what, layer, x, gradient_of, **keywords):
    """The contributions sum to the gradient of backward, and each is what was sent times its factor."""
    global checked
    with contextlib.redirect_stdout(io.StringIO()):
        told = explain(layer, x, gradient_of=gradient_of, **keywords)
    size = sum(abs(c.product) for c in told.contributions) + 1e-3
    checked += 1
    if not abs(told.sum - told.gradient) <= 2e-5 * size:
        print("DISAGREE", what, gradient_of, told.sum, told.gradient)
    for c in told.contributions:
        if c.product != c.sent * c.factor:
            print("PRODUCT", what, c)


def somewhere(shape):
    return tuple(draw.randrange(size) for size in shape)


def upstream(layer, x):
    """Random numbers in the shape of the output: what the outputs are sent."""
    training = layer.training if isinstance(layer, nn.Module) else None
    with torch.no_grad():
        if isinstance(layer, nn.Module):
            layer.eval()
        shape = layer(x).shape
        if isinstance(layer, nn.Module):
            layer.train(training)
    return torch.randn(*shape)


def both(what, layer, x, names=("weight", "bias")):
    up = upstream(layer, x)
    for _ in range(2):
        agree(what, layer, x, ("input", somewhere(x.shape)), upstream=up)
        parameters = dict(layer.named_parameters()) if isinstance(layer, nn.Module) else {}
        for name in names:
            if name in parameters:
                agree(what, layer, x, (name, somewhere(parameters[name].shape)), upstream=up)


for _ in range(12):  # C2, E6: convolutions of every form
    groups = draw.choice([1, 1, 2, 3])
    inside, outside = groups * draw.randint(1, 2), groups * draw.randint(1, 2)
    kernel = (draw.randint(1, 3), draw.randint(1, 3))
    settings = dict(stride=draw.randint(1, 3), dilation=draw.randint(1, 2), groups=groups, padding=draw.randint(0, 2),
                    padding_mode=draw.choice(["zeros", "zeros", "reflect", "replicate", "circular"]),
                    bias=draw.random() < 0.7)
    x = torch.randn(draw.randint(1, 2), inside, draw.randint(5, 8), draw.randint(5, 8))
    both(f"Conv2d {settings}", nn.Conv2d(inside, outside, kernel, **settings), x)

for _ in range(4):
    groups = draw.choice([1, 2])
    x = torch.randn(2, groups * 2, draw.randint(6, 10))
    both("Conv1d", nn.Conv1d(groups * 2, groups * 3, draw.randint(1, 3), stride=draw.randint(1, 2),
                             padding=draw.randint(0, 2), dilation=draw.randint(1, 2), groups=groups), x)
both("Conv2d same", nn.Conv2d(1, 2, (3, 2), padding="same"), torch.randn(1, 1, 5, 5))
both("depthwise", nn.Conv2d(3, 3, 3, groups=3, padding=1), torch.randn(1, 3, 5, 5))

for _ in range(6):  # D14: transposed convolutions
    groups = draw.choice([1, 1, 2])
    stride = draw.randint(1, 3)
    x = torch.randn(draw.randint(1, 2), groups * 2, draw.randint(2, 4), draw.randint(2, 4))
    both(f"ConvTranspose2d stride {stride} groups {groups}", nn.ConvTranspose2d(
        groups * 2, groups * draw.randint(1, 2), (draw.randint(2, 3), draw.randint(2, 3)), stride=stride,
        padding=draw.randint(0, 1), output_padding=draw.randrange(stride), groups=groups,
        dilation=draw.randint(1, 2)), x)
both("ConvTranspose1d", nn.ConvTranspose1d(2, 3, 3, stride=2), torch.randn(1, 2, 4))

for _ in range(4):  # D7: pooling
    size, stride = draw.randint(2, 3), draw.randint(1, 3)
    x = torch.randn(2, 2, draw.randint(5, 8), draw.randint(5, 8))
    padding = draw.randint(0, size // 2)
    ceil = draw.random() < 0.5
    both("MaxPool2d", nn.MaxPool2d(size, stride, padding, draw.randint(1, 2) if padding == 0 else 1, ceil_mode=ceil), x)
    both("AvgPool2d", nn.AvgPool2d(size, stride, padding, ceil_mode=ceil, count_include_pad=draw.random() < 0.5), x)
    both("LPPool2d", nn.LPPool2d(2, size, stride), x.abs() + 0.1)
both("MaxPool1d", nn.MaxPool1d(2), torch.randn(1, 2, 7))
both("AvgPool1d", nn.AvgPool1d(3, 2, 1), torch.randn(1, 2, 7))
both("AdaptiveAvgPool2d", nn.AdaptiveAvgPool2d((2, 3)), torch.randn(1, 2, 5, 7))
both("AdaptiveMaxPool2d", nn.AdaptiveMaxPool2d(2), torch.randn(1, 2, 5, 7))

both("Linear", nn.Linear(7, 4), torch.randn(3, 7))
both("Linear on rows", nn.Linear(4, 2, bias=False), torch.randn(2, 3, 4))
both("BatchNorm2d evaluating", nn.BatchNorm2d(3).eval(), torch.randn(2, 3, 2, 2))
both("BatchNorm2d training", nn.BatchNorm2d(3), torch.randn(3, 3, 2, 2))
both("BatchNorm1d training", nn.BatchNorm1d(3), torch.randn(5, 3))
both("LayerNorm", nn.LayerNorm(5), torch.randn(2, 3, 5))
both("LayerNorm of two axes", nn.LayerNorm((3, 5)), torch.randn(2, 3, 5))
both("GroupNorm", nn.GroupNorm(2, 4), torch.randn(2, 4, 3, 3))
both("InstanceNorm2d", nn.InstanceNorm2d(2, affine=True), torch.randn(2, 2, 3, 3))
both("LocalResponseNorm", nn.LocalResponseNorm(3, alpha=0.5), torch.randn(1, 5, 2, 2))
both("PReLU", nn.PReLU(3), torch.randn(2, 3, 2, 2))
for activation in (nn.ReLU(), nn.Sigmoid(), nn.Tanh(), nn.LeakyReLU(0.2), nn.ELU(), nn.GELU(), nn.SiLU(),
                   nn.Softplus(), nn.Softmax(dim=1), nn.LogSoftmax(dim=1), nn.Dropout(0.5).eval()):
    both(type(activation).__name__, activation, torch.randn(2, 5))
torch.manual_seed(1)
both("Dropout training", nn.Dropout(0.5), torch.randn(2, 5))
both("Upsample nearest", nn.Upsample(scale_factor=2), torch.randn(1, 2, 3, 3))
both("Upsample bilinear", nn.Upsample(scale_factor=3, mode="bilinear"), torch.randn(1, 2, 3, 3))
both("Flatten", nn.Flatten(), torch.randn(2, 2, 3, 3))
both("PixelShuffle", nn.PixelShuffle(2), torch.randn(1, 4, 2, 3))

labels = torch.tensor([1, 0, 3])  # losses: one contribution for each example
for loss, x, target in (
        (nn.CrossEntropyLoss(), torch.randn(3, 4), labels), (F.cross_entropy, torch.randn(3, 4), labels),
        (nn.MSELoss(), torch.randn(2, 3), torch.randn(2, 3)), (nn.L1Loss(), torch.randn(2, 3), torch.randn(2, 3)),
        (nn.BCELoss(), torch.rand(2, 3) * 0.8 + 0.1, (torch.rand(2, 3) > 0.5).float()),
        (nn.BCEWithLogitsLoss(), torch.randn(2, 3), (torch.rand(2, 3) > 0.5).float()),
        (nn.HuberLoss(), torch.randn(2, 3), torch.randn(2, 3)), (nn.SmoothL1Loss(), torch.randn(2, 3), torch.randn(2, 3)),
        (nn.MultiMarginLoss(), torch.randn(3, 4), labels)):
    for _ in range(2):
        agree(str(loss), loss, x, ("input", somewhere(x.shape)), target=target)


class Block(nn.Module):
    """A residual block: the input is read by two branches."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 2, 3, padding=1)
        self.norm = nn.BatchNorm2d(2)
        self.conv2 = nn.Conv2d(2, 2, 3, padding=1)

    def forward(self, x):
        return F.relu(x + self.conv2(F.relu(self.norm(self.conv1(x)))))


model = nn.Sequential(Block(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(18, 3)).eval()
x = torch.randn(2, 2, 6, 6)
task = lambda y: F.cross_entropy(y, torch.tensor([2, 0]))
for name, parameter in model.named_parameters():
    agree("model", model, x, (name, somewhere(parameter.shape)), loss=task)
agree("model", model, x, ("input", (1, 0, 2, 3)), loss=task)
agree("inside", model, x, ("input", (0, 1, 2, 2)), loss=task, inside="1")

shared = nn.Conv2d(1, 1, 3, padding=1)  # one weight used twice
agree("shared", lambda v: shared(shared(v)), torch.randn(1, 1, 4, 4), ("weight", (0, 0, 1, 2)))
print(checked, "gradients told")

# Padding that is wider on one side: what is explained is what `backward` has.
even = torch.arange(36.0).reshape(6, 6)
around = torch.nn.functional.pad(even, (0, 1, 0, 1))
for place in ((0, 1), (1, 1)):
    kernel = torch.ones(2, 2, requires_grad=True)
    F.conv2d(around.reshape(1, 1, 7, 7), kernel.reshape(1, 1, 2, 2)).sum().backward()
    with contextlib.redirect_stdout(io.StringIO()):
        told = explain(torch.ones(2, 2), even, padding=((0, 1), (0, 1)), gradient_of=("weight", place))
        strided = explain(torch.ones(2, 2), even[:5, :5], stride=2, padding="same", gradient_of=("weight", place))
    print("uneven", told.sum, told.gradient, float(kernel.grad[place]), told.contributions[0].name)
    print("strided", strided.sum, strided.gradient)
from keras import layers

same = layers.Conv2D(2, 2, padding="same", strides=2)
picture = torch.arange(50.0).reshape(5, 5, 2).numpy()
same(picture[None])
for index in ((0, 1, 0, 1), (1, 1, 1, 0)):
    with contextlib.redirect_stdout(io.StringIO()):
        told = explain(same, picture, gradient_of=("kernel", index))
    print("keras", index, told.sum, told.gradient)
