"""Records what PyTorch computes, prints and refuses, as the expectations of TensorsTests.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch numpy
    /tmp/torch/bin/python Tests/TensorsTests/Recorded/record.py

writes cases.json and prints.json beside this file. The tests need no Python.
A case is an operation by name, its inputs (tensors and plain numbers) and parameters, and either the result
(type, shape, strides, values) or the error (Python type and message).
"""

import itertools
import json
import math
import pathlib
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.manual_seed(1)
HERE = pathlib.Path(__file__).parent
NAMES = {torch.bool: "bool", torch.uint8: "uint8", torch.int64: "int64", torch.float32: "float32",
         torch.float64: "float64"}
DTYPES = list(NAMES)
cases, prints = [], []


def number(value):
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def numbers(x):
    """The values in row-major order, each with as few digits as its type needs."""
    if x.dtype == torch.float32:
        return [number(float(str(v))) for v in x.flatten().numpy()]
    return [number(v if x.dtype.is_floating_point else int(v)) for v in x.flatten().tolist()]


def pack(x):
    """A tensor as JSON; memory order is kept through the permutation that makes it contiguous."""
    if not torch.is_tensor(x):
        return {"scalar": number(x), "kind": type(x).__name__}
    order = sorted(range(x.dim()), key=lambda d: -x.stride(d))
    base = x.permute(order) if order else x
    packed = {"dtype": NAMES[x.dtype], "shape": list(base.shape), "values": numbers(base)}
    if order != list(range(x.dim())):
        packed["permute"] = [order.index(d) for d in range(x.dim())]
    return packed


def result(x, strides=True):
    out = {"dtype": NAMES[x.dtype], "shape": list(x.shape), "values": numbers(x)}
    if strides:
        out["strides"] = list(x.stride())
    return out


def case(op, inputs, compute, strides=True, **parameters):
    entry = {"op": op, "inputs": [pack(x) for x in inputs], **parameters}
    try:
        value = compute()
        if isinstance(value, tuple):
            entry["results"] = [result(v, strides) for v in value]
        else:
            entry["results"] = [result(value, strides)]
    except Exception as error:
        entry["error"] = {"type": type(error).__name__, "message": str(error)}
    cases.append(entry)


def ints(*shape, low=-9, high=10):
    return torch.randint(low, high, shape)


def floats(*shape):
    return (torch.randn(shape) * 4).round(decimals=2)


def sample(dtype, *shape):
    if dtype == torch.bool:
        return torch.rand(shape) < 0.5
    if dtype == torch.uint8:
        return ints(*shape, low=0, high=9).to(dtype)
    if dtype == torch.int64:
        return ints(*shape)
    return floats(*shape).to(dtype)


BINARY = {
    "add": lambda a, b: a + b, "subtract": lambda a, b: a - b, "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b, "floorDivide": lambda a, b: a // b, "remainder": lambda a, b: a % b,
    "power": lambda a, b: a ** b, "equal": lambda a, b: a == b, "notEqual": lambda a, b: a != b,
    "less": lambda a, b: a < b, "lessEqual": lambda a, b: a <= b, "greater": lambda a, b: a > b,
    "greaterEqual": lambda a, b: a >= b, "and": lambda a, b: a & b, "or": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b,
}


def record_binary():
    for op, function in BINARY.items():
        # Promotion: every pair of types, every rank of operand.
        for a, b in itertools.product(DTYPES, DTYPES):
            if a != b and op not in ("add", "divide", "less", "floorDivide"):
                continue
            x, y = sample(a, 3), sample(b, 3)
            if op in ("floorDivide", "remainder") and not y.dtype.is_floating_point:
                y = torch.ones_like(y) * 3 if y.dtype != torch.bool else y
            if op == "power":
                y = y.abs() if y.dtype != torch.bool else y
            case(op, [x, y], lambda: function(x, y))
        for a in DTYPES:
            for scalar in (3, 1.5, True):
                if op == "power" and a == torch.bool and scalar is True:
                    continue  # PyTorch passes the exponent 1 through for bools alone
                x = sample(a, 4)
                case(op, [x, scalar], lambda: function(x, scalar))
    zero = torch.tensor(2.5, dtype=torch.float64)
    for x in (floats(3), ints(3), torch.tensor(2), torch.tensor(True)):
        case("add", [x, zero], lambda: x + zero)
        case("multiply", [zero, x], lambda: zero * x)
    for shapes in [((2, 3), (3,)), ((2, 1), (1, 3)), ((4, 1, 3), (2, 1)), ((2, 3), ()), ((0, 3), (3,)), ((2, 3), (2,)),
                   ((1,), (0,)), ((2, 3), (4, 3)), ((5, 1), (5, 70))]:
        x, y = floats(*shapes[0]), floats(*shapes[1])
        case("subtract", [x, y], lambda: x - y)
        case("subtract", [y, x], lambda: y - x)
    t = floats(3, 4).T
    y = floats(4, 3)
    case("add", [t, y], lambda: t + y)
    case("multiply", [t, t], lambda: t * t)
    special = torch.tensor([math.inf, -math.inf, math.nan, 0.0, -0.0, 1.0])
    for op in ("divide", "floorDivide", "remainder", "multiply"):
        for scalar in (0.0, -2.0, 2.0):
            case(op, [special, scalar], lambda: BINARY[op](special, scalar))
    for a, b in ((ints(3), 0), (ints(3), -1), (ints(4), -4)):
        for op in ("floorDivide", "remainder", "power"):
            case(op, [a, b], lambda: BINARY[op](a, b))
    x = torch.tensor([7.5, -7.5, 7.5, -7.5, 0.3])
    y = torch.tensor([2.0, 2.0, -2.0, -2.0, 0.1])
    case("floorDivide", [x, y], lambda: x // y)
    case("remainder", [x, y], lambda: x % y)


UNARY = {
    "negate": lambda x: -x, "absolute": torch.abs, "sign": torch.sign, "relu": torch.relu, "round": torch.round,
    "floor": torch.floor, "ceil": torch.ceil, "square": torch.square, "exp": torch.exp, "log": torch.log,
    "sqrt": torch.sqrt, "sin": torch.sin, "cos": torch.cos, "tanh": torch.tanh, "sigmoid": torch.sigmoid,
    "logicalNot": torch.logical_not, "bitwiseNot": torch.bitwise_not,
}


def record_unary():
    special = torch.tensor([0.5, 1.5, -2.5, math.nan, math.inf, -math.inf, 0.0, -0.7, 3.2, 88.0, -90.0, 1e-3])
    for op, function in UNARY.items():
        for dtype in DTYPES:
            if dtype == torch.bool and op in ("round", "floor", "ceil", "square"):
                continue
            x = special.to(dtype) if dtype.is_floating_point else sample(dtype, 4)
            case(op, [x], lambda: function(x))
        y = floats(3, 5).T
        case(op, [y], lambda: function(y))
        wide = floats(37)
        case(op, [wide], lambda: function(wide))
    x = floats(6)
    for low, high in ((-1, 1), (-1.5, None), (None, 2), (0.5, 0.2), (None, None)):
        for y in (x, ints(5), sample(torch.uint8, 4)):
            inputs = [y] + [v for v in (low, high) if v is not None]
            case("clamp", inputs, lambda: y.clamp(low, high), low=low is not None, high=high is not None)
    c = torch.tensor([[True, False, True]])
    for a, b in ((1, 2), (1, 2.5), (floats(3), 0), (ints(2, 1), 1.5), (floats(2, 3), ints(3)), (True, False)):
        case("where", [c, a, b], lambda: torch.where(c, a, b))


def record_reductions():
    inputs = [floats(3, 4), floats(2, 3, 4).permute(2, 0, 1), ints(3, 4), sample(torch.bool, 3, 4),
              sample(torch.uint8, 3, 4), floats(3, 4).double(), torch.tensor(2.5), floats(0, 3), floats(5, 1, 7),
              torch.tensor([1.0, math.nan, 3.0]), torch.tensor([2.0, 5.0, 5.0, -1.0, -1.0])]
    reductions = {
        "sum": lambda x, d, k: x.sum(d, keepdim=k), "mean": lambda x, d, k: x.mean(d, keepdim=k),
        "variance": lambda x, d, k: x.var(d, keepdim=k), "std": lambda x, d, k: x.std(d, keepdim=k),
        "any": lambda x, d, k: x.any(d, keepdim=k), "all": lambda x, d, k: x.all(d, keepdim=k),
    }
    for x in inputs:
        sets = [None] + [[d] for d in range(-x.dim(), x.dim())] + ([[0, 1], [0, -1]] if x.dim() > 1 else []) + [[5]]
        for op, function in reductions.items():
            for dims in sets:
                for keep in (False, True):
                    case(op, [x], lambda: function(x, dims, keep), strides=False, keepdim=keep,
                         **({"dims": dims} if dims else {}))
        for op in ("max", "min", "prod"):
            case(op, [x], lambda: getattr(x, op)(), strides=False)
        for op in ("argmax", "argmin"):
            case(op, [x], lambda: getattr(x, op)(), strides=False)
            for dim in range(x.dim()):
                case(op, [x], lambda: getattr(x, op)(dim, keepdim=True), strides=False, dim=dim, keepdim=True)
        for dim in range(-x.dim(), x.dim() + 1):
            case("maxAlong", [x], lambda: tuple(x.max(dim)), strides=False, dim=dim)
            case("minAlong", [x], lambda: tuple(x.min(dim, keepdim=True)), strides=False, dim=dim, keepdim=True)
            case("softmax", [x], lambda: x.softmax(dim), strides=False, dim=dim)
    x = floats(2, 9)
    for correction in (0, 1, 2):
        case("variance", [x], lambda: x.var(1, correction=correction), dims=[1], correction=correction)
    case("sum", [x], lambda: x.sum((0, 0)), dims=[0, 0])


def record_matmul():
    shapes = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((7, 5), (5, 33)), ((15, 40), (40, 17)),
              ((2, 3, 4), (4, 5)), ((2, 3, 4), (2, 4, 5)), ((2, 1, 3, 4), (3, 4, 2)), ((2, 3, 4), (4,)),
              ((4,), (2, 4, 3)), ((3, 0), (0, 2)), ((0, 3), (3, 2)), ((1, 1), (1, 1)),
              ((2, 3), (2, 3)), ((3,), (2,)), ((2, 3), (2,)), ((2,), (3, 2)), ((4, 2, 3), (4, 2, 3)),
              ((4, 2, 3), (5, 3, 2)), ((4, 2, 3), (2,)), ((4, 2, 3), (2, 2)), ((2, 3), (4, 2, 3)), ((), (2, 3))]
    for a, b in shapes:
        for dtype in (torch.float32, torch.int64, torch.float64):
            x, y = sample(dtype, *a), sample(dtype, *b)
            case("matmul", [x, y], lambda: x @ y, strides=False)
    x, y = floats(6, 5), floats(6, 18)
    case("matmul", [x.T, y], lambda: x.T @ y, strides=False)
    case("matmul", [x, x.T], lambda: x @ x.T, strides=False)
    z = ints(5, 2)
    case("matmul", [x, z], lambda: x @ z, strides=False)
    b = sample(torch.bool, 2, 2)
    case("matmul", [b, b], lambda: b @ b, strides=False)


def record_views():
    x = ints(2, 3, 4)
    t = x.permute(2, 0, 1)
    s = ints(4, 6)
    for y in (x, t, ints(0, 3), torch.tensor(5)):
        for shape in ([24], [-1], [4, -1], [2, 3, 2, 2], [3, 8], [5], [-1, -1], [-1, 0], [1, -1, 1], [0, 5], [-2, 3]):
            case("reshape", [y], lambda: y.reshape(shape), strides=False, shape=shape)
            case("view", [y], lambda: y.view(shape), shape=shape)
        for dims in ([0, 1, 2], [2, 1, 0], [-1, 0, 1], [0, 0, 1], [0, 1], [0, 1, 5]):
            case("permute", [y], lambda: y.permute(dims), dims=dims)
        for dims in ([0, 1], [-1, 0], [0, 7]):
            case("transpose", [y], lambda: y.transpose(*dims), dims=dims)
        for dim in (0, 1, -1, 3, 6):
            case("unsqueeze", [y], lambda: y.unsqueeze(dim), dim=dim)
        case("flatten", [y], lambda: y.flatten(), strides=False, dims=[0, -1])
        case("flatten", [y], lambda: y.flatten(1), strides=False, dims=[1, -1])
        for dims in ([0], [-1, 0], [0, 0], [4]):
            case("flip", [y], lambda: y.flip(dims), strides=False, dims=dims)
        for shifts, dims in (([1], [0]), ([-2], [1]), ([1, 5], [0, -1]), ([3], []), ([1, 2], [0]), ([7], [0])):
            case("roll", [y], lambda: y.roll(shifts, dims), strides=False, shifts=shifts, dims=dims)
        case("clone", [y], lambda: y.clone())
        case("contiguous", [y], lambda: y.contiguous())
    case("flatten", [x], lambda: x.flatten(2, 1), dims=[2, 1])
    one = ints(1, 3, 1)
    case("squeeze", [one], lambda: one.squeeze())
    for dims in ([0], [1], [0, 2], [4]):
        case("squeeze", [one], lambda: one.squeeze(dims), dims=dims)
    for shape in ([2, 3, 4], [5, 1, 3, 1], [-1, 3, 7], [3], [1, 4, 1], [-1, 1, 3, 1], [0, 3, 1]):
        case("expand", [one], lambda: one.expand(shape), shape=shape)
    for widths in ([1, 2], [1, 0, 0, 2], [0, 0]):
        case("pad", [s], lambda: F.pad(s, widths), strides=False, widths=widths)
    lists = [([ints(2, 3), ints(1, 3)], 0), ([ints(2, 3), floats(2, 1)], 1), ([ints(2, 3), ints(2, 3)], -1),
             ([ints(2, 3), ints(3, 4)], 0), ([ints(2, 3), ints(3)], 0), ([torch.tensor(1.0)], 0), ([], 0),
             ([ints(2, 3), torch.zeros(0, dtype=torch.int64)], 0), ([ints(2, 3)], 2), ([t, t], 1)]
    for tensors, dim in lists:
        case("cat", tensors, lambda: torch.cat(tensors, dim), strides=False, dim=dim)
        case("stack", tensors, lambda: torch.stack(tensors, dim), strides=False, dim=dim)
    for dtype in DTYPES:
        for source in DTYPES:
            y = sample(source, 2, 3).T
            case("to", [y], lambda: y.to(dtype), dtype=NAMES[dtype])
    big = torch.tensor([300.7, -1.5, 0.0, 2.0])
    case("to", [big], lambda: big.to(torch.int64), dtype="int64")


def pack_index(index):
    packed = []
    for i in index:
        if i is None:
            packed.append({"new": True})
        elif i is Ellipsis:
            packed.append({"ellipsis": True})
        elif isinstance(i, int):
            packed.append({"at": i})
        elif isinstance(i, slice):
            packed.append({"slice": [i.start, i.stop, i.step]})
        else:
            packed.append({"tensor": pack(i)})
    return packed


def record_indexing():
    x = ints(3, 4, 5)
    t = x.permute(2, 0, 1)
    full = slice(None)
    m = x[:, 0, 0] > 0
    mask2 = torch.rand(3, 4) < 0.4
    i1, i2 = torch.tensor([0, 2, -1]), torch.tensor([[1], [3]])
    indices = [(0,), (-1,), (4,), (-5,), (1, 2), (1, 2, 3), (1, 2, 3, 4), (0, 0, 9), (slice(1, 3),),
               (slice(None, None, 2), full, slice(-2, None)), (slice(-100, 100),), (slice(3, 1),), (slice(0, 4, 0),),
               (slice(None, None, -1),), (Ellipsis, 0), (0, Ellipsis), (Ellipsis,), (None,), (Ellipsis, None),
               (full, None, 1), (None, full, None, 0), (slice(1, 10, 3), 2), (m,), (mask2,), (full, mask2.T[:, :2]),
               (i1,), (full, i1), (i1, i1), (i1, i2), (i1, full, i1), (0, full, i1), (i2, 1, i1), (full, i2, i1),
               (torch.tensor([4]),), (torch.tensor([0, 9]),), (torch.tensor([0, 1]), torch.tensor([0, 1, 2])),
               (m[:2],), (floats(3),), (torch.tensor(2),), (torch.tensor(2), i1), (i1, None, i1), (m, 0),
               (full, full, torch.zeros(0, dtype=torch.int64)), (torch.tensor(True),), (m, m), (Ellipsis, i1, full),
               (mask2, slice(0, 2)), (mask2, i1[:1]), ((x > 3),), (slice(5, 9),), (slice(-1, -3),)]
    for y in (x, t):
        for index in indices:
            advanced = any(torch.is_tensor(i) and i.dim() > 0 for i in index)
            case("get", [y], lambda: y[index], strides=not advanced and not any(
                torch.is_tensor(i) for i in index), index=pack_index(index))
    scalar = torch.tensor(3)
    case("get", [scalar], lambda: scalar[0], index=pack_index((0,)))
    case("get", [scalar], lambda: scalar[...], index=pack_index((Ellipsis,)))

    def assigned(y, index, value):
        y = y.clone()
        y[index] = value
        return y

    values = [7, 1.5, torch.tensor(9), ints(5), ints(1, 1, 5), floats(4, 5), ints(3), ints(3, 1), True]
    for index in [(0,), (slice(1, 3), 0), (Ellipsis, 2), (m,), (mask2,), (i1,), (full, i1), (x > 2,), (i1, i1), (0, i1, i1),
                  (9,), (full, full, slice(0, 0))]:
        for value in values:
            case("set", [x, value], lambda: assigned(x, index, value), index=pack_index(index))


def record_convolution():
    def xcorr(x, k, **options):
        dtype = torch.result_type(x, k)
        if not dtype.is_floating_point:
            dtype = torch.int64
        x, k = x.to(torch.float64), k.to(torch.float64)
        return F.conv2d(x, k, **options).to(dtype)

    settings = [dict(), dict(stride=2), dict(padding=1), dict(padding=(2, 0), stride=(1, 3)), dict(dilation=2, padding=2),
                dict(stride=(2, 1), padding=(1, 2), dilation=(1, 2)), dict(stride=5, padding=1), dict(dilation=(2, 1))]
    shapes = [((1, 1, 5, 5), (1, 1, 3, 3)), ((2, 3, 7, 9), (4, 3, 3, 3)), ((1, 4, 6, 6), (5, 4, 1, 1)),
              ((1, 2, 8, 5), (33, 2, 3, 2)), ((1, 1, 7, 7), (2, 1, 5, 4)), ((2, 17, 6, 7), (16, 17, 2, 3)),
              ((0, 2, 5, 5), (3, 2, 3, 3)), ((1, 3, 1, 1), (2, 3, 1, 1)), ((1, 1, 20, 37), (1, 1, 3, 3))]

    def pair(value, default):
        return [value, value] if isinstance(value, int) else list(value or (default, default))

    for x_shape, k_shape in shapes:
        for setting in settings:
            parameters = dict(stride=pair(setting.get("stride", 1), 1), padding=pair(setting.get("padding", 0), 0),
                              dilation=pair(setting.get("dilation", 1), 1))
            try:
                F.conv2d(torch.zeros(1, *x_shape[1:]), torch.zeros(k_shape), **setting)
            except RuntimeError:
                continue
            for dtype in (torch.float32, torch.int64, torch.float64):
                if dtype != torch.float32 and (x_shape[1] > 4 or k_shape[0] > 4 or setting in settings[5:]):
                    continue
                x, k = sample(dtype, *x_shape), sample(dtype, *k_shape)
                case("xcorr", [x, k], lambda: xcorr(x, k, **setting), **parameters)
    plain = dict(stride=[1, 1], padding=[0, 0], dilation=[1, 1])
    x, k = floats(2, 3, 6, 7), floats(8, 3, 3, 3)
    last = x.contiguous(memory_format=torch.channels_last)
    case("xcorr", [last, k], lambda: F.conv2d(last, k), **plain)
    case("xcorr", [x[:, :, ::2, 1:], k], lambda: F.conv2d(x[:, :, ::2, 1:], k), **plain)
    case("xcorr", [x.transpose(2, 3), k], lambda: xcorr(x.transpose(2, 3), k), strides=False, **plain)
    case("xcorr", [x[0], k], lambda: F.conv2d(x[0], k), **plain)
    case("xcorr", [x[0], k[0]], lambda: F.conv2d(x[0], k[:1])[0], **plain)
    case("xcorr", [x[0, 0], k[0, 0]], lambda: F.conv2d(x[:1, :1], k[:1, :1])[0, 0], **plain)
    case("conv2dTrue", [x[0, 0], k[0, 0]], lambda: F.conv2d(x[:1, :1], k[:1, :1].flip(2, 3))[0, 0], **plain)
    u = sample(torch.uint8, 1, 1, 5, 5)
    w = sample(torch.int64, 1, 1, 2, 2)
    case("xcorr", [u, w], lambda: xcorr(u, w), **plain)
    half = torch.full((1, 1, 2, 2), 0.5)
    case("xcorr", [u, half], lambda: xcorr(u, half), **plain)
    wrong = floats(1, 2, 3, 3)
    case("xcorr", [x, wrong], lambda: F.conv2d(x, wrong), **plain)


def record_pooling():
    for x in (floats(6, 7), floats(2, 5, 5), floats(2, 3, 6, 6), ints(3, 5), sample(torch.uint8, 4, 4), floats(4, 4).double(),
              floats(0, 2, 4, 4), torch.tensor([[1.0, math.nan], [2.0, 3.0]])):
        for size, stride, padding in (([2, 2], [2, 2], [0, 0]), ([3, 2], [1, 2], [1, 0]), ([3, 3], [2, 2], [1, 1]),
                                      ([1, 1], [1, 1], [0, 0]), ([2, 2], [3, 3], [1, 1]), ([2, 2], [2, 2], [2, 2])):
            if x.size(-1) < 3 and size[0] == 3:
                continue
            if x.numel() == 0 and padding == [2, 2]:
                continue
            y = x[None, None] if x.dim() == 2 else x[None] if x.dim() == 3 else x
            def back(v):
                return v[0, 0] if x.dim() == 2 else v[0] if x.dim() == 3 else v
            case("maxPool", [x], lambda: tuple(
                back(v) for v in F.max_pool2d(y, size, stride, padding, return_indices=True)),
                size=size, stride=stride, padding=padding)
            case("avgPool", [x], lambda: back(F.avg_pool2d(
                y if y.dtype.is_floating_point else y.float(), size, stride, padding)), size=size, stride=stride,
                padding=padding)


def record_overflow():
    u, i, f = (torch.zeros(2, dtype=d) for d in (torch.uint8, torch.int64, torch.float32))

    def assigned(x, index, value):
        x = x.clone()
        x[index] = value
        return x

    for x, value in itertools.product((u, i, f), (255, 256, -1, -256, 3.7, 300.5, -1.5, math.nan, math.inf, 1e300)):
        case("set", [x, value], lambda: assigned(x, 0, value), index=pack_index((0,)))
    where = torch.tensor([0])
    case("set", [u, 300], lambda: assigned(u, where, 300), index=pack_index((where,)))
    case("clamp", [u, 0, 300], lambda: u.clamp(0, 300), low=True, high=True)
    mask = torch.tensor([True, False])
    case("where", [mask, u, 300], lambda: torch.where(mask, u, 300))
    for op in ("add", "multiply", "less", "equal"):
        case(op, [u, 300], lambda: BINARY[op](u, 300))
        case(op, [u, -1], lambda: BINARY[op](u, -1))
    wide = floats(40)
    wide[33] = math.nan
    for x in (floats(40), floats(3, 50), wide, floats(70).double()):
        case("max", [x], lambda: x.max(), strides=False)


def record_update():
    def updated(x, op, value):
        x = x.clone()
        if op == "add":
            x += value
        elif op == "divide":
            x /= value
        else:
            x *= value
        return x

    for x in (ints(2, 3), floats(2, 3), sample(torch.uint8, 2, 3), sample(torch.bool, 2, 3)):
        for value in (2, 1.5, True, floats(3), ints(2, 1), ints(4, 2, 3)):
            for op in ("add", "multiply", "divide"):
                case("update", [x, value], lambda: updated(x, op, value), operation=op)


def show(x):
    prints.append({"tensor": pack(x), "text": str(x)})


def record_prints():
    for dtype in DTYPES:
        for shape in ((), (1,), (3,), (2, 3), (2, 2, 2), (2, 1, 2, 3), (0,), (0, 3), (2, 0), (30,), (3, 40), (1001,), (40, 40),
                      (12, 10, 10), (7, 200), (1, 1, 1, 1)):
            show(sample(dtype, *shape))
    inf, nan = math.inf, math.nan
    for values in ([1e9], [1e8], [1e-5], [1e-4], [1.0, 1000.0], [1.0, 1001.0], [0.5, 600.0], [0.0], [0.0, 0.0], [-0.0], [inf],
                   [nan, 1.0], [nan, 1.5, -inf], [1e10, nan], [0.1, 0.2, 0.3], [123456.0, 2.0], [99999.5], [0.00012345, 0.1],
                   [1e-45], [3.4e38], [1.5, 0.0, inf], [0.0, nan], [2.5, 3.5, 0.00005], [1e5, 1e5 + 0.5], [100000000.0, 1.0],
                   [-1.0, 10.0], [0.99999], [9.99995], [0.12345], [0.00005], [1234.5678]):
        for dtype in (torch.float32, torch.float64):
            x = torch.tensor(values, dtype=dtype)
            show(x)
            show(x[0])
    for n in range(8, 22):
        show(torch.arange(n, dtype=torch.float64))
    show(torch.arange(24.0).reshape(2, 3, 4).permute(2, 0, 1))
    show(torch.tensor([[9223372036854775807 // 2**12, -1]]))
    show(floats(100).reshape(10, 10) * 1000)
    show(floats(2000).reshape(4, 500))


record_binary()
record_unary()
record_reductions()
record_matmul()
record_views()
record_indexing()
record_convolution()
record_pooling()
record_overflow()
record_update()
record_prints()


def write(name, entries):
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    (HERE / name).write_text("[\n" + lines + "\n]\n")
    print(name, len(entries))


write("cases.json", cases)
write("prints.json", prints)
