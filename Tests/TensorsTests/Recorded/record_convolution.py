"""Records convolution.json: convolutions, their gradients and refusals as PyTorch has them.

    python3 record_convolution.py            (PyTorch 2)

writes convolution.json beside this file.
Each case names the operation, its numbers, its operands and, by the gradient that `g` sends back, the gradients of all.
Numbers are small multiples of 1/8, so that every sum is exact in float32 and float64 alike.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(11)


def numbers(*shape):
    return torch.randint(-16, 17, shape).double() / 8


def pack(t):
    return {"shape": list(t.shape), "values": t.detach().flatten().tolist()}


def case(operation, x, w, bias, **options):
    operands = [t.clone().requires_grad_() for t in ([x, w] if bias is None else [x, w, bias])]
    out = getattr(F, operation)(operands[0], operands[1], None if bias is None else operands[2], **options)
    g = numbers(*out.shape)
    out.backward(g)
    cases.append({
        "operation": operation, "options": {k: list(v) if isinstance(v, tuple) else v for k, v in options.items()},
        "operands": [pack(t) for t in operands], "result": pack(out), "gradient": pack(g),
        "gradients": [pack(t.grad) for t in operands]})


cases = []
for n, c, o, size, kernel, options in [
    (1, 1, 1, (5, 5), (3, 3), {}),
    (2, 3, 4, (7, 6), (3, 2), {"padding": 1}),
    (1, 2, 3, (9, 8), (3, 3), {"stride": (2, 3), "padding": (2, 1)}),
    (2, 4, 6, (6, 7), (2, 3), {"groups": 2, "dilation": (1, 2)}),
    (1, 5, 5, (6, 6), (3, 3), {"groups": 5, "padding": 1}),
    (1, 3, 6, (6, 6), (3, 3), {"groups": 3, "stride": 2}),
    (2, 1, 6, (12, 12), (5, 5), {"padding": 2}),
    (1, 3, 2, (10, 9), (2, 2), {"stride": 4}),
    (1, 2, 2, (11, 11), (3, 3), {"stride": 2, "dilation": 3, "padding": 3}),
    (3, 2, 17, (4, 4), (1, 1), {}),
    (4, 8, 9, (4, 4), (3, 3), {"padding": 1}),
    (5, 3, 4, (3, 3), (3, 3), {"padding": 2}),
]:
    case("conv2d", numbers(n, c, *size), numbers(o, c // options.get("groups", 1), *kernel), numbers(o), **options)
    case("conv2d", numbers(c, *size), numbers(o, c // options.get("groups", 1), *kernel), None, **options)
for n, c, o, size, kernel, options in [
    (1, 1, 1, (3, 3), (3, 3), {}),
    (2, 4, 3, (4, 5), (2, 2), {"stride": 2}),
    (1, 3, 2, (4, 4), (3, 3), {"stride": 2, "padding": 1, "output_padding": 1}),
    (1, 4, 3, (3, 4), (3, 2), {"stride": (3, 1), "groups": 2, "output_padding": (2, 0)}),
    (1, 2, 3, (3, 3), (3, 3), {"dilation": 2, "output_padding": 1}),
    (2, 3, 2, (1, 3), (1, 2), {"dilation": 4, "stride": 2, "output_padding": (3, 2)}),
    (2, 2, 2, (4, 3), (3, 3), {"dilation": 2, "stride": 3, "padding": (1, 2), "output_padding": (1, 2)}),
    (1, 3, 1, (3, 3), (2, 2), {"stride": 5}),
    (1, 4, 1, (5, 5), (3, 3), {"groups": 4, "stride": 2, "padding": 1}),
]:
    groups = options.get("groups", 1)
    case("conv_transpose2d", numbers(n, c, *size), numbers(c, o, *kernel), numbers(o * groups), **options)
    case("conv_transpose2d", numbers(c, *size), numbers(c, o, *kernel), None, **options)
for n, c, o, size, kernel, options in [
    (2, 3, 4, 9, 3, {}), (1, 4, 6, 12, 5, {"stride": 3, "padding": 2, "groups": 2}),
    (2, 1, 1, 20, 4, {"dilation": 3, "padding": 1}), (3, 2, 5, 6, 1, {"stride": 2}),
]:
    case("conv1d", numbers(n, c, size), numbers(o, c // options.get("groups", 1), kernel), numbers(o), **options)
    case("conv1d", numbers(c, size), numbers(o, c // options.get("groups", 1), kernel), None, **options)
for n, c, o, size, kernel, options in [
    (2, 3, 4, 5, 3, {}), (2, 3, 1, 1, 2, {"stride": 2, "output_padding": 2, "dilation": 3}),
    (1, 1, 1, 3, 3, {"dilation": 3, "output_padding": 2}), (1, 4, 3, 6, 4, {"stride": 3, "padding": 1, "groups": 2, "output_padding": 2}),
    (2, 2, 1, 4, 3, {"dilation": 2, "stride": 2}),
]:
    groups = options.get("groups", 1)
    case("conv_transpose1d", numbers(n, c, size), numbers(c, o, kernel), numbers(o * groups), **options)
    case("conv_transpose1d", numbers(c, size), numbers(c, o, kernel), None, **options)

HERE = pathlib.Path(__file__).parent
(HERE / "convolution.json").write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
print(len(cases), "cases")
