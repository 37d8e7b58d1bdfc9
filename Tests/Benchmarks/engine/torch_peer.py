#!/usr/bin/env python3
"""Measures PyTorch with the file that `convbook bench` measures Convbook with.

    python torch_peer.py --threads 2 [--only conv,train] [--seconds 0.5] [--variants eager,channels_last,compile]

prints the same JSON lines. Needs a Python with PyTorch; `compare.py` runs both and prints the ratios.
"""

import argparse
import importlib.util
import pathlib
import sys

import torch

SOURCE = pathlib.Path(__file__).parents[3] / "Sources/CourseLibrary/Library/convbook.bench.py"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--variants", default="eager,channels_last,compile")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    specification = importlib.util.spec_from_file_location("bench", SOURCE)
    bench = importlib.util.module_from_spec(specification)
    sys.modules["bench"] = bench  # torch.compile looks the nets' classes up there
    specification.loader.exec_module(bench)
    only = [part for part in arguments.only.split(",") if part]
    for variant in arguments.variants.split(","):
        def wrap(net):
            if variant == "compile":
                torch._dynamo.reset()
                return torch.compile(net)
            return net.to(memory_format=torch.channels_last) if variant == "channels_last" else net

        measure = bench.Bench(arguments.threads, only, arguments.seconds, "torch-" + torch.__version__, variant)
        if variant == "eager":
            bench.operations(measure)
        bench.networks(measure, wrap)


if __name__ == "__main__":
    main()
