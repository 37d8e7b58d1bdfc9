#!/usr/bin/env python3
"""Runs `convbook bench` and its peers in turn and prints one table of ratios: below 1, Convbook is faster.

    compare.py [--threads 1,2] [--only conv,train] [--rounds 2] [--torch PYTHON] [--keras PYTHON] [--jax PYTHON]

PYTHON (or the variables TORCH, KERAS, JAX) names one that has the package; peers that are not named are left out.
Every side's best of all rounds counts, and the best peer in its best variant; the rounds alternate, because a machine
is not equally fast all the time.
"""

import argparse
import json
import math
import os
import pathlib
import subprocess
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]

# What prints a 3x3 convolution of a 5x5 image.
COLD = {
    "torch": "import torch, torch.nn.functional as F\n"
    "print(F.conv2d(torch.arange(25.).reshape(1,1,5,5), torch.ones(1,1,3,3)/9))",
    "keras": "import tensorflow as tf\n"
    "print(tf.nn.conv2d(tf.reshape(tf.range(25.), (1,5,5,1)), tf.ones((3,3,1,1))/9, 1, 'VALID'))",
    "jax": "import jax, jax.numpy as jnp\n"
    "print(jax.lax.conv(jnp.arange(25.).reshape(1,1,5,5), jnp.ones((1,1,3,3))/9, (1,1), 'VALID'))",
}


def lines(command, threads):
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        environment[name] = str(threads)
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    if answer.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{answer.stderr[-2000:]}")
    for line in answer.stdout.splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def keep_best(best, line):
    """Keeps the quickest line of every name."""
    if line["name"] not in best or line["ms"] < best[line["name"]]["ms"]:
        best[line["name"]] = line


def cold_start(command, rounds=7):
    """The best time from the start of the process to its end."""
    best = math.inf
    for _ in range(rounds):
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - begin)
    return best * 1e3


def table(ours, peers):
    print(f"{'name':<36}{'ours ms':>10}{'GFLOP/s':>9}" + "".join(f"{peer + ' ms':>11}" for peer in peers)
          + f"{'ratio':>8}  to")
    steps = []
    for name, own in ours.items():
        gflops = "" if own["gflops"] is None else f"{own['gflops']:.1f}"
        text = f"{name:<36}{own['ms']:>10.4f}{gflops:>9}"
        text += "".join(f"{best[name]['ms']:>11.4f}" if name in best else f"{'':>11}" for best in peers.values())
        known = [best[name] for best in peers.values() if name in best]
        if known:
            peer = min(known, key=lambda line: line["ms"])
            ratio = own["ms"] / peer["ms"]
            text += f"{ratio:>8.2f}  {peer['peer']} {peer['variant']}"
            if name.startswith("train_"):
                steps.append(ratio)
        print(text)
    if steps:
        mean = math.exp(sum(map(math.log, steps)) / len(steps))
        print(f"training steps: geometric mean {mean:.2f}, worst {max(steps):.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seconds", default="0.5")
    parser.add_argument("--binary", default=str(ROOT / ".build/release/convbook"))
    for peer in COLD:
        parser.add_argument("--" + peer, default=os.environ.get(peer.upper()))
    arguments = parser.parse_args()
    pythons = {peer: getattr(arguments, peer) for peer in COLD if getattr(arguments, peer)}
    for threads in map(int, arguments.threads.split(",")):
        ours, peers = {}, {peer: {} for peer in pythons}
        options = ["--threads", str(threads), "--only", arguments.only, "--seconds", arguments.seconds]
        for _ in range(arguments.rounds):
            for line in lines([arguments.binary, "bench", *options], threads):
                keep_best(ours, line)
            for peer, python in pythons.items():
                for line in lines([python, str(HERE / f"{peer}_peer.py"), *options], threads):
                    keep_best(peers[peer], line)
        print(f"\n{threads} thread{'s' * (threads > 1)}")
        table(ours, peers)
    if not arguments.only or "cold" in arguments.only:
        own = cold_start([arguments.binary, "-c", COLD["torch"]])
        print(f"\ncold start: {own:.1f} ms")
        for peer, python in pythons.items():
            time_of_peer = cold_start([python, "-c", COLD[peer]])
            print(f"  {peer} {time_of_peer:.1f} ms: {own / time_of_peer:.3f}")


if __name__ == "__main__":
    main()
