#!/usr/bin/env python3
"""Measures PyTorch with the file that `convbook bench` measures Convbook with.

    python torch_peer.py --threads 2 [--only conv,train] [--seconds 0.5] [--variants eager,channels_last,compile]

prints the same JSON lines. Needs a Python with PyTorch; `compare.py` runs both and prints the ratios.
"""

import peer
import torch


def main():
    arguments = peer.arguments("eager,channels_last,compile")
    torch.set_num_threads(arguments.threads)
    bench = peer.module("convbook.bench")
    for variant in arguments.variants:
        def wrap(net):
            if variant == "compile":
                torch._dynamo.reset()
                return torch.compile(net)
            return net.to(memory_format=torch.channels_last) if variant == "channels_last" else net

        measure = bench.Bench(
            arguments.threads, arguments.only, arguments.seconds, "torch-" + torch.__version__, variant)
        if variant == "eager":
            bench.operations(measure)
        bench.networks(measure, wrap)


if __name__ == "__main__":
    main()
