# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Convbook
#     language: python
#     name: convbook
# ---

# %% [markdown] nbgrader={"grade": false, "grade_id": "intro", "locked": true, "schema_version": 3, "solution": false}
# # Homework 6: ResNet and friends
#
# Six parts, 100 points: the residual block, what to do where shapes change, counting, reading a log,
# painting with a kernel, and U-Net's bridge. They follow lessons 17 and 19a.
#
# - Write your answer where it says `raise NotImplementedError`. Keep the names and the arguments.
# - The cell below each answer checks it. What these checks show counts 40 of 100; the other 60 are
#   hidden checks with other shapes and numbers.
# - Where a part says *not allowed*, using the name in that part gives 0 points for it; so does the gradient of what was
#   computed outside its answer.

# %% Set-up nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false}
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import *

# %% [markdown] nbgrader={"grade": false, "grade_id": "block-text", "locked": true, "schema_version": 3, "solution": false}
# ## 1. The residual block (35 points)
#
# `ResidualBlock(channels)`: an `nn.Module` that keeps the shape of its input x, (N, channels, H, W).
# Two convolutions of 3 x 3, padding 1, no bias, each followed by batch norm; a ReLU between the two;
# then x is added, and *after* the sum comes the last ReLU.
#
# With 8 channels it learns 2 * 576 + 4 * 8 = 1,184 numbers. With all weights zero it gives relu(x).
#
# *Not allowed:* the blocks of `zoo`, and `build`.

# %% nbgrader={"grade": false, "grade_id": "block", "locked": false, "schema_version": 3, "solution": true}
class ResidualBlock(nn.Module):
    """relu(x + bn(conv(relu(bn(conv(x))))))"""

    def __init__(self, channels):
        ### BEGIN SOLUTION
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        ### END SOLUTION

    def forward(self, x):
        ### BEGIN SOLUTION
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return F.relu(out + x)
        ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "block-tests", "locked": true, "points": 35, "schema_version": 3, "solution": false} convbook={"part": "block", "answers": ["ResidualBlock"], "forbidden": ["ResidualBlock", "MapConnections", "ZeroShortcut", "resnet", "resnet18", "build"]}
def numbers_of(module):
    return sum(p.numel() for p in module.parameters())


def with_weights(block, kernel, scale, shift):
    """The block with both its convolutions set to `kernel`, both its batch norms to `scale` and `shift`."""
    state = {}
    for name, value in block.state_dict().items():
        state[name] = value
        if value.ndim == 4:
            state[name] = kernel + zeros(*value.shape)
        elif value.ndim == 1:
            state[name] = zeros(*value.shape) + (scale if name.endswith("weight") or name.endswith("var") else shift)
    block.load_state_dict(state)
    return block


def as_numbers(x):
    return np.array(x.detach())


some = torch.sin(torch.arange(2 * 8 * 6 * 6).float()).reshape(2, 8, 6, 6)
check("it keeps the shape", lambda x: tuple(ResidualBlock(8)(x).shape), (2, 8, 6, 6), args=(some,), points=2)
check("8 channels: 1,184 numbers to learn", lambda: numbers_of(ResidualBlock(8)), 1184, args=(), points=3,
      hint="layers must be attributes of the block: a plain list hides them; and the convolutions have no bias")
check("all weights zero: relu(x)", lambda x: as_numbers(with_weights(ResidualBlock(8), 0.0, 1.0, 0.0)(x)),
      lambda x: x.relu(), args=(some,), tol=1e-4, points=9, hint="add first, then the last ReLU")
### BEGIN HIDDEN TESTS
c = int(rng.integers(3, 7))
x = tensor(rng.standard_normal((2, c, int(rng.integers(4, 7)), int(rng.integers(7, 9))))).float()
kernel = tensor(rng.standard_normal((c, c, 3, 3)) * 0.3).float()
scale, shift = float(rng.uniform(0.5, 1.5)), float(rng.uniform(-0.3, 0.3))
check("shape", lambda x: tuple(ResidualBlock(c)(x).shape), tuple(x.shape), args=(x,), points=2,
      category="the shape, other channels")
check("count", lambda: numbers_of(ResidualBlock(c)), 18 * c * c + 4 * c, args=(), points=3,
      category="numbers to learn, other channels")


def training(block):
    return lambda x: as_numbers(with_weights(block(c), kernel, scale, shift).train()(x))


def in_use(block):
    return lambda x: as_numbers(with_weights(block(c), kernel, scale, shift).eval()(x))


def way_back(block):
    def gradient(x):
        x = x.clone().requires_grad_()
        dout = torch.cos(torch.arange(x.numel()).float()).reshape(*x.shape)
        (with_weights(block(c), kernel, scale, shift)(x) * dout).sum().backward()
        return np.array(x.grad)

    return gradient


check("training", training(ResidualBlock), training(solution.ResidualBlock), args=(x,), tol=1e-3, points=5,
      category="what the block gives while training")
check("in use", in_use(ResidualBlock), in_use(solution.ResidualBlock), args=(x,), tol=1e-3, points=5,
      category="what the block gives in use")
check("gradient", way_back(ResidualBlock), way_back(solution.ResidualBlock), args=(x,), tol=1e-3, points=6,
      category="the gradient through block and skip")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "shortcut-text", "locked": true, "schema_version": 3, "solution": false}
# ## 2. The projection (15 points)
#
# A block that goes from `cin` to `cout` channels, or walks with a stride, cannot add x as it is.
# `shortcut(cin, cout, stride)` gives the module that stands beside such a block: a convolution of 1 x 1
# with that stride, without bias or padding, and a batch norm. Where the shapes agree it passes x on
# unchanged and learns nothing.
#
# *Not allowed:* the blocks of `zoo`, and `build`.

# %% nbgrader={"grade": false, "grade_id": "shortcut", "locked": false, "schema_version": 3, "solution": true}
def shortcut(cin, cout, stride):
    """A module: the projection from cin to cout channels with a stride, or nothing at all."""
    ### BEGIN SOLUTION
    if stride == 1 and cin == cout:
        return nn.Sequential()
    return nn.Sequential(nn.Conv2d(cin, cout, 1, stride=stride, bias=False), nn.BatchNorm2d(cout))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "shortcut-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "shortcut", "answers": ["shortcut"], "forbidden": ["ResidualBlock", "MapConnections", "ZeroShortcut", "resnet", "resnet18", "build"]}
def learned(cin, cout, stride):
    return sum(p.numel() for p in shortcut(cin, cout, stride).parameters())


some = torch.sin(torch.arange(2 * 8 * 6 * 6).float()).reshape(2, 8, 6, 6)
check("where shapes agree x comes out", lambda x: np.array(shortcut(8, 8, 1)(x).detach()), lambda x: x, args=(some,),
      points=2)
check("8 to 16 channels, stride 2: 16 x 3 x 3", lambda x: tuple(shortcut(8, 16, 2)(x).shape), (2, 16, 3, 3),
      args=(some,), points=2)
check("and 8 * 16 + 2 * 16 numbers, and none where shapes agree", lambda: [learned(8, 16, 2), learned(8, 8, 1)],
      [160, 0], args=(), points=2)
### BEGIN HIDDEN TESTS
def projected(make, cin, cout, stride):
    """What the shortcut gives while training, with a fixed kernel."""
    def run(x):
        module = make(cin, cout, stride)
        state = dict(module.state_dict().items())
        for name, value in state.items():
            if value.ndim == 4:
                state[name] = torch.cos(torch.arange(value.numel()).float()).reshape(*value.shape)
        module.load_state_dict(state)
        return np.array(module.train()(x).detach())

    return run


def given(cin):
    """Odd sizes, so that half of them must be rounded up."""
    rows, columns = 2 * int(rng.integers(2, 4)) + 1, 2 * int(rng.integers(4, 6)) + 1
    return tensor(rng.standard_normal((2, cin, rows, columns))).float()


a, b = int(rng.integers(2, 5)), int(rng.integers(5, 9))
for name, setting, points in [("more channels and a stride", (a, b, 2), 4), ("a stride alone", (a, a, 2), 3),
                              ("other channels alone", (b, a, 1), 2)]:
    check(name, projected(shortcut, *setting), projected(solution.shortcut, *setting), args=(given(setting[0]),),
          tol=1e-3, points=points, category=name)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "count-text", "locked": true, "schema_version": 3, "solution": false}
# ## 3. Count ResNet-20 (10 points)
#
# `count_resnet(k, projections)`: the numbers that ResNet-(6k + 2) for pictures of 3 x 32 x 32 learns.
#
# - A convolution of 3 x 3 from 3 to 16 channels. Then three stages of k blocks, with 16, 32 and 64
#   filters, two 3 x 3 convolutions a block. At the end, a dense layer from 64 to 10, with biases.
# - No convolution has a bias; each is followed by a batch norm, which learns two numbers a channel.
# - With `projections=True` the first blocks of stages 2 and 3 have a 1 x 1 convolution with batch norm
#   beside them.
#
# ResNet-20 has 269,722 without, 272,474 with projections.
#
# *Not allowed:* `zoo.resnet`, `build`, `count_params`, `parameters`, `numel`.

# %% nbgrader={"grade": false, "grade_id": "count", "locked": false, "schema_version": 3, "solution": true}
def count_resnet(k, projections):
    """The numbers that ResNet-(6k + 2) learns."""
    ### BEGIN SOLUTION
    def conv(cin, cout, size):
        return cin * size * size * cout + 2 * cout

    total, channels = conv(3, 16, 3), 16
    for filters in [16, 32, 64]:
        for block in range(k):
            total += conv(channels, filters, 3) + conv(filters, filters, 3)
            if projections and channels != filters:
                total += conv(channels, filters, 1)
            channels = filters
    return total + 64 * 10 + 10
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "count-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "count", "answers": ["count_resnet"], "forbidden": ["resnet", "resnet18", "build", "count_params", "count_parameters", "parameters", "named_parameters", "numel", "nelement"]}
check("ResNet-20: 269,722", count_resnet, 269722, args=(3, False), points=2,
      hint="only the first convolution of a stage reads the channels of the stage before")
check("with projections: 272,474", count_resnet, 272474, args=(3, True), points=2)
### BEGIN HIDDEN TESTS
deep = [1, 2] + [int(n) for n in rng.integers(4, 60, 3)]
for projections in [False, True]:
    check("other depths", lambda: [count_resnet(k, projections) for k in deep],
          [solution.count_resnet(k, projections) for k in deep], args=(), points=3,
          category="other depths, with projections" if projections else "other depths")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "report-text", "locked": true, "schema_version": 3, "solution": false}
# ## 4. Read the log (15 points)
#
# Several networks were trained, and the log has a line for each of them in each epoch:
#
#     residual epoch 2 loss 0.41 test 0.87
#
# The lines of the networks stand mixed, and not always in the order of their epochs.
#
# - `report(log)`: from the list of lines, a dictionary from each network's name to `(last, best,
#   epoch)`: the loss of its last epoch, its best test accuracy, and the epoch that had it first.
# - `learns(log)`: the names, in alphabetical order, of the networks whose loss fell to less than half
#   of what it was in their first epoch.

# %% nbgrader={"grade": false, "grade_id": "report", "locked": false, "schema_version": 3, "solution": true}
def report(log):
    """{name: (loss of the last epoch, best test accuracy, its first epoch)}"""
    ### BEGIN SOLUTION
    return {name: (rows[-1][1], max(row[2] for row in rows), max(rows, key=lambda row: row[2])[0])
            for name, rows in histories(log).items()}
    ### END SOLUTION


def learns(log):
    """The names of the networks whose loss fell to less than half of the first epoch's, in order."""
    ### BEGIN SOLUTION
    return sorted(name for name, rows in histories(log).items() if rows[-1][1] < rows[0][1] / 2)
    ### END SOLUTION


### BEGIN SOLUTION
def histories(log):
    """{name: [(epoch, loss, test), ...]} by epoch."""
    rows = {}
    for line in log:
        name, _, epoch, _, loss, _, test = line.split()
        rows.setdefault(name, []).append((int(epoch), float(loss), float(test)))
    return {name: sorted(found) for name, found in rows.items()}
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "report-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "report", "answers": ["report", "learns"], "forbidden": []}
# Three networks of 20 layers, trained on drawn shapes: with skips, without, and without batch norm either.
log = [
    "residual epoch 5 loss 0.044 test 0.962",
    "residual epoch 2 loss 0.514 test 0.543",
    "plain epoch 6 loss 0.268 test 0.605",
    "residual epoch 4 loss 0.074 test 0.918",
    "bare epoch 1 loss 1.388 test 0.250",
    "bare epoch 2 loss 1.387 test 0.250",
    "plain epoch 1 loss 1.406 test 0.203",
    "bare epoch 5 loss 1.387 test 0.250",
    "residual epoch 6 loss 0.037 test 0.515",
    "plain epoch 2 loss 1.296 test 0.335",
    "plain epoch 4 loss 0.648 test 0.445",
    "plain epoch 5 loss 0.342 test 0.715",
    "bare epoch 6 loss 1.387 test 0.250",
    "bare epoch 3 loss 1.387 test 0.250",
    "residual epoch 1 loss 1.926 test 0.250",
    "plain epoch 3 loss 1.021 test 0.237",
    "bare epoch 4 loss 1.387 test 0.250",
    "residual epoch 3 loss 0.208 test 0.777",
]
check("the last losses, the best tests and when", report,
      {"residual": (0.037, 0.962, 5), "plain": (0.268, 0.715, 5), "bare": (1.387, 0.25, 1)}, args=(log,), points=4)
check("who learns", learns, ["plain", "residual"], args=(log,), points=2,
      hint="less than half of the loss of its own first epoch")
### BEGIN HIDDEN TESTS
def some_log(names, epochs):
    lines = []
    for name in names:
        losses = np.round(rng.uniform(0.2, 2.0, epochs), 3)
        losses[0] = 1.2
        tests = np.round(rng.uniform(0.2, 0.8, epochs), 2)
        # The best comes twice, before the end.
        tests[1] = tests[-2] = 0.91
        # The loss of the last epoch is not the least.
        losses[-1], losses[2] = (0.5, 0.1) if rng.random() < 0.5 else (0.7, 0.1)
        lines += [f"{name} epoch {n + 1} loss {losses[n]} test {tests[n]}" for n in range(epochs)]
    return [lines[i] for i in rng.permutation(len(lines))]


# More than nine epochs: as text, 10 comes before 2.
check("report", report, solution.report, args=(some_log(["a", "deep", "wide"], int(rng.integers(11, 14))),), points=3,
      category="report, mixed lines, more than nine epochs")
check("report", report, solution.report, args=(some_log(["net" + str(n) for n in range(5)], int(rng.integers(5, 8))),),
      points=3, category="report, other names")
check("learns", lambda *logs: [learns(one) for one in logs], lambda *logs: [solution.learns(one) for one in logs],
      points=3, args=tuple([some_log(["z", "plain", "b", "q"], 11) for n in range(4)]), category="who learns")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "paint-text", "locked": true, "schema_version": 3, "solution": false}
# ## 5. Paint with a kernel (15 points)
#
# `paint(x, k, stride)`: the transposed convolution of a table x with a kernel k. Each number of x paints
# the kernel, times itself, into the output, `stride` places on for each step in x; where paintings
# overlap they are added. n numbers along an axis become (n - 1) * stride + size of the kernel.
#
# 1 2 / 3 4 with the kernel 1 0 / 0 1 and stride 2 is 1 0 2 0 / 0 1 0 2 / 3 0 4 0 / 0 3 0 4.
#
# *Not allowed:* `conv_transpose2d`, `ConvTranspose2d`, `backward`, `fold`.

# %% nbgrader={"grade": false, "grade_id": "paint", "locked": false, "schema_version": 3, "solution": true}
def paint(x, k, stride):
    """The transposed convolution of x with k."""
    ### BEGIN SOLUTION
    high, wide = k.shape
    out = zeros((x.shape[0] - 1) * stride + high, (x.shape[1] - 1) * stride + wide)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i * stride:i * stride + high, j * stride:j * stride + wide] += x[i, j] * k
    return out
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "paint-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "paint", "answers": ["paint"], "forbidden": ["conv_transpose1d", "conv_transpose2d", "backward", "grad", "jacobian", "GradientTape", "fold", "as_matrix"]}
check("1 2 / 3 4 and 1 2 / 0 -1", paint, [[1, 2, 2, 4], [0, -1, 0, -2], [3, 6, 4, 8], [0, -3, 0, -4]],
      args=(tensor([[1.0, 2.0], [3.0, 4.0]]), tensor([[1.0, 2.0], [0.0, -1.0]]), 2), points=3)
check("1 2 3 and 1 10 100: 1 10 102 20 203 30 300", paint, [[1, 10, 102, 20, 203, 30, 300]],
      args=(tensor([[1.0, 2.0, 3.0]]), tensor([[1.0, 10.0, 100.0]]), 2), points=3, hint="add, do not overwrite")
### BEGIN HIDDEN TESTS
def adjoint(stride, rows, columns, high, wide):
    """sum(xcorr(x, k) * y) and sum(x * paint(y, k)): always equal."""
    k = tensor(rng.standard_normal((high, wide))).float()
    y = tensor(rng.standard_normal((rows, columns))).float()
    x = tensor(rng.standard_normal(((rows - 1) * stride + high, (columns - 1) * stride + wide))).float()
    forwards = float((xcorr(x, k, stride=stride) * y).sum())
    return lambda: float((x * tensor(np.array(paint(y, k, stride))).float()).sum()), forwards


value, wanted = adjoint(2, int(rng.integers(3, 5)), int(rng.integers(5, 7)), 3, 3)
check("adjoint", value, wanted, args=(), tol=1e-3, points=4, category="the way back of a convolution")
check("overlap", paint, solution.paint, tol=1e-4, points=3, category="overlapping paintings, rectangular kernels",
      args=(tensor(rng.standard_normal((3, 5))).float(), tensor(rng.standard_normal((2, 4))).float(), 1))
check("gaps", paint, solution.paint, tol=1e-4, points=2, category="strides larger than the kernel",
      args=(tensor(rng.standard_normal((4, 3))).float(), tensor(rng.standard_normal((2, 3))).float(), 4))
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "bridge-text", "locked": true, "schema_version": 3, "solution": false}
# ## 6. U-Net's bridge (10 points)
#
# `bridge(skip, up)`: on the way up, U-Net puts the maps from the way down, `skip` (N, C, H, W), beside
# its own, `up` (N, D, h, w) with h <= H and w <= W. Cut the middle of `skip` to h x w: it begins at row
# (H - h) // 2 and column (W - w) // 2. Then both stand one after the other along the channels, `skip`
# first: (N, C + D, h, w).

# %% nbgrader={"grade": false, "grade_id": "bridge", "locked": false, "schema_version": 3, "solution": true}
def bridge(skip, up):
    """The middle of skip and up, joined along the channels."""
    ### BEGIN SOLUTION
    h, w = up.shape[2:]
    top, left = (skip.shape[2] - h) // 2, (skip.shape[3] - w) // 2
    return torch.cat([skip[:, :, top:top + h, left:left + w], up], dim=1)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "bridge-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "bridge", "answers": ["bridge"], "forbidden": []}
numbered = torch.arange(2 * 6 * 8).float().reshape(1, 2, 6, 8)
check("2 maps of 6 x 8 and 3 of 4 x 4: 5 of 4 x 4", lambda *maps: np.array(bridge(*maps)).shape, (1, 5, 4, 4),
      args=(numbered, zeros(1, 3, 4, 4)), points=2)
check("the middle comes first", lambda *maps: np.array(bridge(*maps))[0, :, 0],
      [[10, 11, 12, 13], [58, 59, 60, 61], [0, 0, 0, 0]], args=(numbered, zeros(1, 1, 4, 4)), points=2)
### BEGIN HIDDEN TESTS
n, c, d = [int(m) for m in rng.permutation([2, 3, 4])]
h, w = int(rng.integers(3, 6)), int(rng.integers(6, 9))
for name, more, points in [("differences that halve", (2, 4), 3), ("odd differences", (3, 1), 3)]:
    check(name, bridge, solution.bridge, args=(tensor(rng.standard_normal((n, c, h + more[0], w + more[1]))).float(),
                                               tensor(rng.standard_normal((n, d, h, w))).float()), points=points,
                                               category=name)
### END HIDDEN TESTS
