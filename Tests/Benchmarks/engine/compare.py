#!/usr/bin/env python3
"""Runs `convbook bench` and its peers in turn and prints one table of ratios: below 1, Convbook is faster.

    compare.py [--threads 1,2] [--only conv,train] [--rounds 2] [--python PYTHON] [--binary PATH]

PYTHON (or the variable PYTHON) names one that has PyTorch. Every side's best of all rounds counts, the peer's best
variant; the rounds alternate, because a machine is not equally fast all the time.
"""

import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]


def lines(command, threads):
    environment = dict(os.environ)
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        environment[name] = str(threads)
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment)
    for line in answer.stdout.splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def cold_start(command, rounds=7):
    """The best time from the start of the process to its end, which prints a 3x3 convolution of a 5x5 image."""
    best = math.inf
    for _ in range(rounds):
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - begin)
    return best * 1e3


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seconds", default="0.5")
    parser.add_argument("--variants", default="eager,channels_last,compile")
    parser.add_argument("--python", default=os.environ.get("PYTHON", sys.executable))
    parser.add_argument("--binary", default=str(ROOT / ".build/release/convbook"))
    arguments = parser.parse_args()
    for threads in map(int, arguments.threads.split(",")):
        ours, peers, order = {}, {}, []
        options = ["--threads", str(threads), "--only", arguments.only, "--seconds", arguments.seconds]
        for _ in range(arguments.rounds):
            for line in lines([arguments.binary, "bench", *options], threads):
                if line["name"] not in order:
                    order.append(line["name"])
                best = ours.get(line["name"])
                if best is None or line["ms"] < best["ms"]:
                    ours[line["name"]] = line
            peer = [arguments.python, str(HERE / "torch_peer.py"), *options, "--variants", arguments.variants]
            for line in lines(peer, threads):
                best = peers.get(line["name"])
                if best is None or line["ms"] < best["ms"]:
                    peers[line["name"]] = line
        print(f"\n{threads} thread{'s' * (threads > 1)}")
        print(f"{'name':<36}{'ours ms':>10}{'GFLOP/s':>9}{'peer ms':>10}{'ratio':>8}  peer")
        steps = []
        for name in order:
            own, peer = ours[name], peers.get(name)
            gflops = "" if own["gflops"] is None else f"{own['gflops']:.1f}"
            if peer is None:
                print(f"{name:<36}{own['ms']:>10.4f}{gflops:>9}")
                continue
            ratio = own["ms"] / peer["ms"]
            if name.startswith("train_"):
                steps.append(ratio)
            print(f"{name:<36}{own['ms']:>10.4f}{gflops:>9}{peer['ms']:>10.4f}{ratio:>8.2f}  {peer['variant']}")
        if steps:
            mean = math.exp(sum(map(math.log, steps)) / len(steps))
            print(f"training steps: geometric mean {mean:.2f}, worst {max(steps):.2f}")
    if not arguments.only or "cold" in arguments.only:
        code = "import torch, torch.nn.functional as F\nprint(F.conv2d(torch.arange(25.).reshape(1,1,5,5), torch.ones(1,1,3,3)/9))"
        own = cold_start([arguments.binary, "-c", code])
        peer = cold_start([arguments.python, "-c", code])
        print(f"\ncold start: {own:.1f} ms, PyTorch {peer:.1f} ms: {own / peer:.3f}")


if __name__ == "__main__":
    main()
