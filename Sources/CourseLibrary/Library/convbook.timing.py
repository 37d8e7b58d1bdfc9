"""How benchmarks are timed and told, here and by the peers: nothing in this file needs more than Python.

`ms` is the best of many samples, a sample as many calls as last 20 ms; `gflops` counts two operations for every
multiplication of a convolution or a dense layer.
"""

import json
import math
import time

# name, images, channels in, height, width, kernel, channels out, padding
CONVOLUTIONS = [
    ("n32c64hw28k3o64p1", 32, 64, 28, 28, 3, 64, 1),
    ("n32c3hw32k7o32p0", 32, 3, 32, 32, 7, 32, 0),
    ("n64c32hw13k5o64p0", 64, 32, 13, 13, 5, 64, 0),
    ("n1c1hw512k3o8p0", 1, 1, 512, 512, 3, 8, 0),
]


def convolution_flop(n, ci, h, w, k, co, pad, stride=1):
    """The operations of a convolution: two for each product."""
    return 2 * n * co * ((h + 2 * pad - k) // stride + 1) * ((w + 2 * pad - k) // stride + 1) * ci * k * k


# Multiplications forward for one image, and images in a batch.
MULTIPLICATIONS = {
    "lenet5_sgd": (416520, 64),
    "dsc140b_rmsprop": (5371072, 32),
    "mit_adam": (4073600, 64),
    "resnet20_sgdm": (40813184, 32),
    "unet_adam": (99221504, 8),
}


def step_flop(name):
    """A training step counts as three times forward."""
    macs, batch = MULTIPLICATIONS[name]
    return 6 * macs * batch


INFERENCE_FLOP = 2 * 416520


class Bench:
    """Runs what is wanted and prints a line for each; a sample is as many calls as last 20 ms."""

    def __init__(self, threads, only, seconds, peer, variant):
        self.peer = peer
        self.variant = variant
        self.threads = threads
        self.only = only
        self.seconds = seconds

    def wants(self, name):
        return not self.only or any(part in name for part in self.only)

    def run(self, name, function, flop=None, **more):
        if not self.wants(name):
            return
        for _ in range(3):
            function()
        once = min(self.sample(function, 1) for _ in range(3))
        inner = max(1, math.ceil(0.02 / max(once, 1e-7)))
        samples, begin = [], time.perf_counter()
        while len(samples) < 400 and (len(samples) < 7 or time.perf_counter() - begin < self.seconds):
            samples.append(self.sample(function, inner))
        best, middle = min(samples), sorted(samples)[len(samples) // 2]
        self.say(name, best, flop, median_ms=round(middle * 1e3, 5), samples=len(samples), inner=inner, **more)

    def sample(self, function, inner):
        begin = time.perf_counter()
        for _ in range(inner):
            function()
        return (time.perf_counter() - begin) / inner

    def say(self, name, seconds, flop, **more):
        gflops = None if flop is None else round(flop / seconds / 1e9, 2)
        line = {"name": name, "threads": self.threads, "ms": round(seconds * 1e3, 5), "gflops": gflops}
        print(json.dumps({**line, "peer": self.peer, "variant": self.variant, **more}), flush=True)
