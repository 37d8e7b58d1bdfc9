#!/usr/bin/env python3
"""Trains LeNet for many steps and prints the most memory that the process has held, in MB, by step; beside it PyTorch.

    memory.py [--steps 10000] [--torch PYTHON] [--convbook PATH]

PYTHON (or the variable TORCH) names one that has PyTorch; without it Convbook stands alone. The script is the same on
both sides. Memory that grows with the steps shows in the last column: exit status 1 when Convbook's grows by more than
1 MB between step 100 and the last.
"""

import argparse
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]

SCRIPT = """
import sys
import torch
from torch import nn

torch.manual_seed(1)
torch.set_num_threads(2)
net = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
optimizer = torch.optim.Adam(net.parameters())
x, y = torch.randn(64, 1, 28, 28), torch.randint(0, 10, (64,))
for step in range(1, STEPS + 1):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    if step in (1, 100, STEPS // 2, STEPS):
        print(step, flush=True)
        input()
"""


def peaks(command, steps):
    """The peak of resident memory in MB at every step that the script stops at."""
    script = SCRIPT.replace("STEPS", str(steps))
    process = subprocess.Popen(
        command + ["-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    found = {}
    for line in process.stdout:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        peak = next(row for row in status.splitlines() if row.startswith("VmHWM:"))
        found[int(line)] = int(peak.split()[1]) / 1024
        process.stdin.write("\n")
        process.stdin.flush()
    if process.wait() != 0:
        sys.exit(f"memory.py: {command[0]} failed")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--torch", default=os.environ.get("TORCH", ""))
    parser.add_argument("--convbook", default=str(ROOT / ".build/release/convbook"))
    options = parser.parse_args()
    own = peaks([options.convbook], options.steps)
    print(f"{'step':>10}" + "".join(f"{step:>10}" for step in own))
    print(f"{'convbook':>10}" + "".join(f"{peak:10.1f}" for peak in own.values()))
    if options.torch:
        print(f"{'PyTorch':>10}" + "".join(f"{peak:10.1f}" for peak in peaks([options.torch], options.steps).values()))
    sys.exit(1 if own[options.steps] - own[100] > 1 else 0)


if __name__ == "__main__":
    main()
