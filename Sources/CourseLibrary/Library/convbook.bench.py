"""The program's own benchmarks: one JSON line for each, as `convbook bench` prints them.

    {"name": "train_lenet5_sgd", "threads": 2, "ms": 1.93, "gflops": 21.4, "median_ms": 1.97}

`convbook.timing` says what the fields mean. Forward and backward together, and a training step, count as three times
forward. `fma_peak` is what the processor's multiply-add units give when nothing else is done.

Everything but that is PyTorch's spelling: the same file measures PyTorch itself (`Tests/Benchmarks/engine`).
"""

import _torch
import math
import sys
import time
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook.timing import CONVOLUTIONS, INFERENCE_FLOP, MULTIPLICATIONS, Bench, convolution_flop, step_flop

# Nets


def lenet():
    """LeNet-5 on (N, 1, 28, 28)."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def vehicles():
    """The net of the lecture that tells cars from trucks."""
    return nn.Sequential(
        nn.Conv2d(1, 32, 7), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Dropout(0.5), nn.Linear(256, 64), nn.ReLU(),
        nn.Linear(64, 1), nn.Sigmoid())


def mit():
    """The net of the lecture on (N, 1, 28, 28)."""
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 1024), nn.ReLU(), nn.Linear(1024, 10))


class Block(nn.Module):
    """A residual block: two convolutions with batch norms beside a shortcut, which is 1x1 where the shape changes."""

    def __init__(self, inside, outside, stride):
        super().__init__()
        self.c1 = nn.Conv2d(inside, outside, 3, stride, 1, bias=False)
        self.b1 = nn.BatchNorm2d(outside)
        self.c2 = nn.Conv2d(outside, outside, 3, 1, 1, bias=False)
        self.b2 = nn.BatchNorm2d(outside)
        self.short = nn.Identity()
        if stride != 1:
            self.short = nn.Sequential(nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside))

    def forward(self, x):
        return F.relu(self.b2(self.c2(F.relu(self.b1(self.c1(x))))) + self.short(x))


def resnet20():
    """ResNet-20 on (N, 3, 32, 32)."""
    layers, inside = [nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU()], 16
    for stage, outside in enumerate((16, 32, 64)):
        for number in range(3):
            layers.append(Block(inside, outside, 2 if stage > 0 and number == 0 else 1))
            inside = outside
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


class UNet(nn.Module):
    """A small U-Net on (N, 1, 32, 32): down twice, up twice, with the maps of the way down put beside."""

    def __init__(self):
        super().__init__()

        def twice(inside, outside):
            return nn.Sequential(
                nn.Conv2d(inside, outside, 3, padding=1), nn.ReLU(), nn.Conv2d(outside, outside, 3, padding=1),
                nn.ReLU())

        self.e1, self.e2, self.m = twice(1, 16), twice(16, 32), twice(32, 64)
        self.d2, self.d1 = twice(64, 32), twice(32, 16)
        self.u2, self.u1 = nn.ConvTranspose2d(64, 32, 2, 2), nn.ConvTranspose2d(32, 16, 2, 2)
        self.out = nn.Conv2d(16, 1, 1)

    def forward(self, x):
        a = self.e1(x)
        b = self.e2(F.max_pool2d(a, 2))
        c = self.m(F.max_pool2d(b, 2))
        y = self.d2(torch.cat([self.u2(c), b], 1))
        y = self.d1(torch.cat([self.u1(y), a], 1))
        return self.out(y)


def scores(batch):
    """Random class numbers for a batch."""
    return torch.randint(0, 10, (batch,))


# name: net, image, targets, loss, optimizer
NETS = {
    "lenet5_sgd": (
        lenet, (1, 28, 28), scores, F.cross_entropy, lambda p: torch.optim.SGD(p, lr=0.01)),
    "dsc140b_rmsprop": (
        vehicles, (1, 32, 32), lambda n: torch.randint(0, 2, (n, 1)).float(), F.binary_cross_entropy,
        lambda p: torch.optim.RMSprop(p, lr=1e-3, alpha=0.9, eps=1e-7)),
    "mit_adam": (
        mit, (1, 28, 28), scores, F.cross_entropy, lambda p: torch.optim.Adam(p, lr=1e-3)),
    "resnet20_sgdm": (
        resnet20, (3, 32, 32), scores, F.cross_entropy,
        lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
    "unet_adam": (
        UNet, (1, 64, 64), lambda n: torch.randint(0, 2, (n, 1, 64, 64)).float(),
        F.binary_cross_entropy_with_logits, lambda p: torch.optim.Adam(p, lr=1e-3)),
}


def training_step(name, wrap=lambda net: net):
    """A function that trains a net for one step, its flop, and how many parameters the net has."""
    make, image, targets, loss, optimizer = NETS[name]
    batch = MULTIPLICATIONS[name][1]
    torch.manual_seed(0)
    net = make().train()
    rule = optimizer(net.parameters())
    x = torch.randn(batch, *image)
    y = targets(batch)
    called = wrap(net)

    def step():
        rule.zero_grad()
        error = loss(called(x), y)
        error.backward()
        rule.step()
        return error

    return step, step_flop(name), sum(p.numel() for p in net.parameters())


def operations(bench):
    """Times every operation of the list."""
    for tag, n, ci, h, w, k, co, pad in CONVOLUTIONS:
        if not bench.wants("conv2d_fwd_" + tag) and not bench.wants("conv2d_fwdbwd_" + tag):
            continue
        x = torch.randn(n, ci, h, w).contiguous(memory_format=torch.channels_last)
        weight = nn.Conv2d(ci, co, k, bias=False).weight.detach()
        flop = convolution_flop(n, ci, h, w, k, co, pad)
        gradient = torch.randn(F.conv2d(x, weight, padding=pad).shape).contiguous(
            memory_format=torch.channels_last)
        xg, wg = x.detach().clone().requires_grad_(), weight.clone().requires_grad_()
        bench.run("conv2d_fwd_" + tag, lambda: F.conv2d(x, weight, padding=pad), flop)
        bench.run(
            "conv2d_fwdbwd_" + tag,
            lambda: torch.autograd.grad(F.conv2d(xg, wg, padding=pad), (xg, wg), gradient), 3 * flop)

    if any(bench.wants(part) for part in (
            "maxpool2_fwd_n32c64hw28", "maxpool2_fwdbwd_n32c64hw28", "batchnorm_train_fwd_n32c64hw28",
            "batchnorm_train_fwdbwd_n32c64hw28")):
        x = torch.randn(32, 64, 28, 28).contiguous(memory_format=torch.channels_last)
        xg = x.clone().requires_grad_()
        small = torch.randn(32, 64, 14, 14).contiguous(memory_format=torch.channels_last)
        large = torch.randn(32, 64, 28, 28).contiguous(memory_format=torch.channels_last)
        bench.run("maxpool2_fwd_n32c64hw28", lambda: F.max_pool2d(x, 2))
        bench.run(
            "maxpool2_fwdbwd_n32c64hw28", lambda: torch.autograd.grad(F.max_pool2d(xg, 2), (xg,), small))
        norm = nn.BatchNorm2d(64).train()

        def forward():
            with torch.no_grad():
                return norm(x)

        bench.run("batchnorm_train_fwd_n32c64hw28", forward)
        bench.run(
            "batchnorm_train_fwdbwd_n32c64hw28",
            lambda: torch.autograd.grad(norm(xg), (xg, norm.weight, norm.bias), large))
    for size in (512, 1024):
        if bench.wants(f"matmul_{size}"):
            a, b = torch.randn(size, size), torch.randn(size, size)
            bench.run(f"matmul_{size}", lambda: a @ b, 2 * size ** 3)
    z, y = torch.randn(128, 10).requires_grad_(), torch.randint(0, 10, (128,))
    bench.run("softmax_xent_fwdbwd_128x10", lambda: torch.autograd.grad(F.cross_entropy(z, y), (z,)))


def networks(bench, wrap=lambda net: net):
    """Times the training steps and the inference of the nets."""
    for name in NETS:
        if bench.wants("train_" + name):
            step, flop, count = training_step(name, wrap)
            bench.run("train_" + name, step, flop, batch=MULTIPLICATIONS[name][1], params=count)
    if bench.wants("infer_lenet5_b1"):
        net, x = wrap(lenet().eval()), torch.randn(1, 1, 28, 28)

        def infer():
            with torch.inference_mode():
                return net(x)

        bench.run("infer_lenet5_b1", infer, INFERENCE_FLOP)


def names():
    """Of all that is measured."""
    convolutions = [f"conv2d_{way}_{tag}" for tag, *sizes in CONVOLUTIONS for way in ("fwd", "fwdbwd")]
    return (["fma_peak", *convolutions]
            + [f"{layer}_{way}_n32c64hw28" for layer in ("maxpool2", "batchnorm_train") for way in ("fwd", "fwdbwd")]
            + ["matmul_512", "matmul_1024", "softmax_xent_fwdbwd_128x10"]
            + ["train_" + name for name in NETS] + ["infer_lenet5_b1"])


def refuse(problem):
    """Ends the command as bad usage does."""
    print(f"convbook bench: {problem}", file=sys.stderr)
    sys.exit(2)


def profile(name):
    """Where the time of a training step goes, operation by operation; a net's name may be cut short."""
    meant = [net for net in NETS if net.startswith(name.removeprefix("train_"))]
    if len(meant) != 1:
        what = f"there is no net '{name}'" if not meant else f"'{name}' may be " + " or ".join(meant)
        refuse(f"{what}; the nets are {', '.join(NETS)}")
    name = meant[0]
    step, flop, count = training_step(name)
    for _ in range(5):
        step()
    rounds = 50
    _torch._profile(True)
    begin = time.perf_counter()
    for _ in range(rounds):
        step()
    total = (time.perf_counter() - begin) / rounds
    rows = sorted(_torch._profile(False), key=lambda row: -row[2])
    print(f"{name}: {total * 1e3:.3f} ms a step")
    print(f"{'operation':<36}{'calls':>7}{'ms':>10}{'share':>8}")
    known = 0
    for operation, calls, seconds in rows:
        seconds /= rounds
        known += seconds
        print(f"{operation:<36}{calls / rounds:>7.0f}{seconds * 1e3:>10.4f}{seconds / total:>8.1%}")
    rest = total - known
    print(f"{'the script, and what is not listed':<36}{'':>7}{rest * 1e3:>10.4f}{rest / total:>8.1%}")


def main(threads, only, seconds):
    """What `convbook bench` does."""
    for word in only:
        if not any(word in name for name in names()):
            refuse(f"nothing that is measured has '{word}' in its name; there are {', '.join(names())}")
    bench = Bench(threads, only, seconds, "convbook", _torch._instructions())
    if bench.wants("fma_peak"):
        flop, best = 0, math.inf
        for _ in range(20):
            begin = time.perf_counter()
            flop = _torch._multiply_add_peak()
            best = min(best, time.perf_counter() - begin)
        bench.say("fma_peak", best, flop)
    operations(bench)
    networks(bench)
