"""Records what PyTorch computes element by element, along lines and in order, with gradients.

    /tmp/torch/bin/python Tests/TensorsTests/Recorded/record_elementwise.py

writes elementwise.json beside this file. A case is an operation by name, its inputs and parameters, its results, the
weights w with which the differentiable result is summed, and the gradient of that sum for every floating-point tensor
among the inputs. Inputs lie in memory in the order that `permute` gives.
"""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(7)
HERE = pathlib.Path(__file__).parent
NAMES = {torch.bool: "bool", torch.uint8: "uint8", torch.int64: "int64", torch.float32: "float32",
         torch.float64: "float64"}
cases = []


def number(value):
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def numbers(x):
    if x.dtype == torch.float32:
        return [number(float(str(v))) for v in x.detach().flatten().numpy()]
    return [number(v if x.dtype.is_floating_point else int(v)) for v in x.detach().flatten().tolist()]


def pack(x):
    if not torch.is_tensor(x):
        return {"scalar": number(x), "kind": type(x).__name__}
    x = x.detach()
    order = sorted(range(x.dim()), key=lambda d: -x.stride(d))
    base = x.permute(order) if order else x
    packed = {"dtype": NAMES[x.dtype], "shape": list(base.shape), "values": numbers(base)}
    if order != list(range(x.dim())):
        packed["permute"] = [order.index(d) for d in range(x.dim())]
    return packed


def result(x):
    return {"dtype": NAMES[x.dtype], "shape": list(x.shape), "values": numbers(x)}


def case(op, inputs, compute, **parameters):
    entry = {"op": op, "inputs": [pack(x) for x in inputs], **parameters}
    leaves = [x.detach().requires_grad_() if torch.is_tensor(x) and x.dtype.is_floating_point else x for x in inputs]
    try:
        value = compute(*leaves)
        results = list(value) if isinstance(value, (tuple, list)) else [value]
        entry["results"] = [result(v) for v in results]
        if results[0].requires_grad:
            weights = (torch.randn(results[0].shape) * 2).round(decimals=1).to(results[0].dtype)
            wanted = [x for x in leaves if torch.is_tensor(x) and x.requires_grad]
            grads = torch.autograd.grad((results[0] * weights).sum(), wanted, allow_unused=True)
            entry["node"] = results[0].grad_fn.name()
            entry["weights"] = numbers(weights)
            entry["gradients"] = [numbers(g if g is not None else torch.zeros_like(x)) for g, x in zip(grads, wanted)]
    except (RuntimeError, IndexError, ValueError, NotImplementedError) as error:
        entry["error"] = {"type": type(error).__name__, "message": str(error)}
    cases.append(entry)


def floats(*shape, dtype=torch.float32):
    return (torch.randn(shape) * 2).round(decimals=2).to(dtype)


def channels_last(*shape, dtype=torch.float32):
    return floats(*shape, dtype=dtype).contiguous(memory_format=torch.channels_last)


# ---- Functions of one number

positive = {"log", "log2", "log10", "sqrt", "rsqrt"}
unit = {"asin", "acos", "atanh"}
probability = {"logit"}
above_one = {"acosh"}
UNARY = {name: name for name in (
    "sign relu square round floor ceil trunc frac exp exp2 expm1 log log2 log10 log1p logit sqrt rsqrt reciprocal sin "
    "cos tan asin acos atan sinh cosh tanh asinh acosh atanh sigmoid erf erfc").split()}
UNARY |= {"negate": "neg", "absolute": "abs", "isNaN": "isnan", "isInfinite": "isinf", "isFinite": "isfinite",
          "logicalNot": "logical_not", "bitwiseNot": "bitwise_not"}


def inside(name, x):
    """The numbers moved to where the function is defined."""
    if name in positive or name == "log1p":
        return x.abs() + 0.25
    if name in unit:
        return (x / 8).clamp(-0.9, 0.9)
    if name in probability:
        return (x / 8 + 0.5).clamp(0.05, 0.95)
    if name in above_one:
        return x.abs() + 1.25
    if name == "reciprocal":
        return x + 0.005
    return x


ODD = [math.nan, math.inf, -math.inf, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -3.0, 3.0, 6.0, 1e-30, 200.0, -200.0]
for name, torch_name in UNARY.items():
    function = getattr(torch, torch_name)
    case(name, [inside(name, floats(2, 19))], function)
    case(name, [inside(name, channels_last(2, 3, 2, 2, dtype=torch.float64))], function)
    case(name, [torch.tensor(ODD, dtype=torch.float32)], function)
    for values in (torch.tensor([3, 0, 1]), torch.tensor([3, 0, 1], dtype=torch.uint8), torch.tensor([True, False])):
        case(name, [values], function)
for name in ("relu", "exp", "sigmoid", "absolute"):
    case(name, [floats(0, 3)], getattr(torch, UNARY[name]))
    case(name, [floats()], getattr(torch, UNARY[name]))
    case(name, [floats(4, 6)[:, ::2]], getattr(torch, UNARY[name]))
    case(name, [floats(300)], getattr(torch, UNARY[name]))

# ---- Activations


def hard_sigmoid(x):
    """In float64 PyTorch multiplies the gradient by a float32 sixth."""
    return (x / 6 + 0.5).clamp(0, 1) if x.dtype == torch.float64 else F.hardsigmoid(x)


ACTIVATIONS = [
    ("relu", [], F.relu), ("relu6", [], F.relu6), ("leakyRelu", [0.01], F.leaky_relu),
    ("leakyRelu", [0.3], lambda x: F.leaky_relu(x, 0.3)), ("elu", [1.0], F.elu),
    ("elu", [0.5], lambda x: F.elu(x, 0.5)), ("celu", [1.5], lambda x: F.celu(x, 1.5)), ("selu", [], F.selu),
    ("gelu", [], F.gelu), ("geluTanh", [], lambda x: F.gelu(x, approximate="tanh")), ("silu", [], F.silu),
    ("mish", [], F.mish), ("softplus", [1.0, 20.0], F.softplus),
    ("softplus", [2.0, 3.0], lambda x: F.softplus(x, 2, 3)), ("softsign", [], F.softsign),
    ("sigmoid", [], torch.sigmoid), ("logSigmoid", [], F.logsigmoid), ("hardSigmoid", [1 / 6], hard_sigmoid),
    ("hardSwish", [], F.hardswish), ("tanh", [], torch.tanh), ("hardTanh", [-1.0, 1.0], F.hardtanh),
    ("hardTanh", [-0.5, 2.0], lambda x: F.hardtanh(x, -0.5, 2)), ("tanhShrink", [], F.tanhshrink),
    ("softShrink", [0.5], F.softshrink), ("hardShrink", [0.5], F.hardshrink),
    ("threshold", [0.1, 20.0], lambda x: F.threshold(x, 0.1, 20)),
]
for name, numbers_, function in ACTIVATIONS:
    case(name, [floats(3, 17)], function, kind="activation", numbers=numbers_)
    case(name, [channels_last(2, 2, 3, 3, dtype=torch.float64)], function, kind="activation", numbers=numbers_)
    case(name, [torch.tensor([0.0, -0.0, 1, -1, 0.5, -0.5, 3, -3, 6, 25, -25, math.nan])], function,
         kind="activation", numbers=numbers_)
    case(name, [torch.tensor([1, 5, -3])], function, kind="activation", numbers=numbers_)
for dtype in (torch.float32, torch.float64):
    case("prelu", [floats(2, 3, 4, dtype=dtype), torch.tensor([0.1, 0.2, -0.5], dtype=dtype)], F.prelu)
    case("prelu", [channels_last(2, 3, 2, 2, dtype=dtype), torch.tensor([0.25], dtype=dtype)], F.prelu)
    for dim in (0, 1, -1):
        case("glu", [floats(4, 6, 2, dtype=dtype)], lambda x: F.glu(x, dim), dim=dim)
case("prelu", [floats(2, 3), floats(2)], F.prelu)

# ---- Functions of two numbers

BINARY = {
    "add": torch.add, "subtract": torch.sub, "multiply": torch.mul, "divide": torch.div, "power": torch.pow,
    "minimum": torch.minimum, "maximum": torch.maximum, "remainder": torch.remainder, "atan2": torch.atan2,
    "hypot": torch.hypot,
}
for name, function in BINARY.items():
    for dtype in (torch.float32, torch.float64):
        base = floats(3, 5, dtype=dtype)
        a = base.abs() + 0.5 if name == "power" else base
        b = floats(3, 5, dtype=dtype) + (0.005 if name in ("divide", "remainder") else 0)
        case(name, [a, b], function)
        case(name, [a, b[:, 2:3]], function)
        case(name, [a[0], b], function)
        case(name, [channels_last(2, 5, 3, 2, dtype=dtype).abs() + 0.5, b[0].view(5, 1, 1)], function)
        case(name, [a[:0], b[:1]], function)
    if name != "atan2":  # squares float32 before it promotes
        case(name, [a.float(), b], function)
    case(name, [torch.tensor([1, 2, 3]), a.float()[0, :3]], function)
for value in (2, 3, 0, 1, -1, 0.5, -0.5, 2.5):
    case("power", [floats(7).abs() + 0.5, value], torch.pow)
    case("power", [torch.tensor([0.0, 2.0, 3.0]), value], torch.pow)
case("power", [2.5, floats(6)], torch.pow)
case("power", [0.0, torch.tensor([0.0, 1.0, 2.0])], torch.pow)
case("power", [torch.tensor([0.0, 0.0, 2.0]), torch.tensor([0.0, 2.0, 0.0])], torch.pow)
for name in ("add", "subtract", "multiply", "divide", "remainder"):
    case(name, [floats(2, 9), 2.5], BINARY[name])
    case(name, [channels_last(1, 2, 2, 3), 3], BINARY[name])
for name in ("add", "multiply", "subtract"):
    python = {"add": lambda a, b: a + b, "multiply": lambda a, b: a * b, "subtract": lambda a, b: a - b}[name]
    case(name, [1.5, floats(2, 9)], python)
ties = torch.tensor([1.0, 2.0, 3.0, math.nan])
case("minimum", [ties, torch.tensor([1.0, 3.0, 2.0, 1.0])], torch.minimum)
case("maximum", [ties, torch.tensor([1.0, 3.0, 2.0, 1.0])], torch.maximum)
for name, function in (("logicalAnd", torch.logical_and), ("logicalOr", torch.logical_or),
                       ("logicalXor", torch.logical_xor)):
    case(name, [torch.tensor([0.0, 1.5, math.nan]), torch.tensor([[2, 0, 0], [0, 0, 1]])], function)
for name, function in (("shiftLeft", torch.bitwise_left_shift), ("shiftRight", torch.bitwise_right_shift)):
    case(name, [torch.tensor([5, -9, 1]), torch.tensor([2, 1, 63])], function)
    case(name, [torch.tensor([5, 200, 1], dtype=torch.uint8), torch.tensor([2, 1, 7], dtype=torch.uint8)], function)
    case(name, [floats(2), 1], function)
case("lerp", [floats(4), floats(4), 0.25], torch.lerp)
case("lerp", [floats(4), floats(4), floats(4)], torch.lerp)

# ---- where and clamp

mask = torch.tensor([[True, False, True], [False, False, True]])
for dtype in (torch.float32, torch.float64):
    case("where", [mask, floats(2, 3, dtype=dtype), floats(2, 3, dtype=dtype)], torch.where)
    case("where", [mask, floats(3, dtype=dtype), floats(2, 1, dtype=dtype)], torch.where)
    case("where", [mask, floats(2, 3, dtype=dtype), 1.5], torch.where)
    case("where", [mask[0], 0.0, floats(4, 1, dtype=dtype)], torch.where)
edges = torch.tensor([-2.0, -1.0, 0.0, 1.0, 1.5, math.nan])
for x in (edges, edges.double(), channels_last(1, 2, 3, 2), torch.tensor([-2, 0, 5])):
    case("clamp", [x, -1, 1], lambda x, a, b: x.clamp(a, b), low=True, high=True)
    case("clamp", [x, 0.5], lambda x, a: x.clamp(min=a), low=True)
    case("clamp", [x, 0.5], lambda x, a: x.clamp(max=a), high=True)
for dtype in (torch.float32, torch.float64):
    a, b, x = torch.zeros(1, 4, dtype=dtype), torch.tensor([1, -1, 2, 0.5], dtype=dtype), floats(3, 4, dtype=dtype)
    case("clamp", [x, a, b], lambda x, a, b: x.clamp(a, b), low=True, high=True)
    case("clamp", [x, a], lambda x, a: x.clamp(min=a), low=True)
    case("clamp", [x, b], lambda x, b: x.clamp(max=b), high=True)

# ---- Along lines

LINES = {"softmax": torch.softmax, "logSoftmax": torch.log_softmax, "softmin": F.softmin}
for dtype in (torch.float32, torch.float64):
    for name, function in LINES.items():
        for x, dim in ((floats(4, 10, dtype=dtype), 1), (floats(3, 37, dtype=dtype), 0), (floats(5, dtype=dtype), 0),
                       (channels_last(2, 3, 2, 4, dtype=dtype), 1), (floats(2, 3, 4, dtype=dtype), 1),
                       (floats(2, 0, dtype=dtype), 1), (floats(dtype=dtype), 0), (floats(2, 1, dtype=dtype), 1),
                       (floats(2, 150, dtype=dtype) * 50, -1)):
            case(name, [x], lambda x: function(x, dim), dim=dim)
    for dims, keepdim in (([0], False), ([1], True), ([0, 2], False), ([0, 1, 2], True)):
        case("logSumExp", [floats(2, 3, 4, dtype=dtype)], lambda x: x.logsumexp(dims, keepdim), dims=dims,
             keepdim=keepdim)
    case("logSumExp", [torch.tensor([[-math.inf, -math.inf], [math.inf, 0]], dtype=dtype)],
         lambda x: x.logsumexp([1], False), dims=[1], keepdim=False)
    case("softmax", [torch.tensor([[1000.0, 999, -math.inf], [1, math.nan, 2]], dtype=dtype)],
         lambda x: x.softmax(1), dim=1)
case("softmax", [torch.tensor([1, 2])], lambda x: x.softmax(0), dim=0)
case("logSoftmax", [torch.tensor([1, 2])], lambda x: x.log_softmax(0), dim=0)
case("logSumExp", [torch.tensor([1, 2])], lambda x: x.logsumexp([0], False), dims=[0], keepdim=False)

zeros = torch.tensor([[2.0, 0.0, 3.0, 4.0], [1.5, 0.0, 0.0, 2.0], [1.0, 2.0, 3.0, 0.0]])
cumulative = {"cumsum": torch.cumsum, "cumprod": torch.cumprod, "cummax": torch.cummax, "cummin": torch.cummin}
for name, function in cumulative.items():
    for dtype in (torch.float32, torch.float64):
        for x, dim in ((floats(3, 5, dtype=dtype), 1), (floats(3, 5, dtype=dtype), 0),
                       (channels_last(2, 3, 2, 2, dtype=dtype), 1), (zeros.to(dtype), 1), (floats(dtype=dtype), 0),
                       (floats(2, 0, dtype=dtype), 1)):
            case(name, [x], lambda x: function(x, dim), dim=dim)
    case(name, [torch.tensor([[3, 1, 4], [1, 5, 9]])], lambda x: function(x, 1), dim=1)
    case(name, [torch.tensor([3, 200, 100], dtype=torch.uint8)], lambda x: function(x, 0), dim=0)
    if name != "cumprod":  # divides NaN by itself
        case(name, [torch.tensor([1.0, 3.0, math.nan, 5.0, 3.0, 3.0])], lambda x: function(x, 0), dim=0)
    case(name, [torch.tensor([1.0, 3.0, 3.0, 2.0, 1.0])], lambda x: function(x, 0), dim=0)

# ---- In order

for dtype in (torch.float32, torch.float64):
    for descending in (False, True):
        for x, dim in ((floats(3, 6, dtype=dtype), 1), (floats(3, 6, dtype=dtype), 0),
                       (channels_last(1, 3, 2, 2, dtype=dtype), 1), (floats(2, 0, dtype=dtype), 1),
                       (torch.tensor([2.0, math.nan, -0.0, 0.0, math.inf, -math.inf, 2.0, -5], dtype=dtype), 0),
                       (floats(dtype=dtype), 0)):
            case("sort", [x], lambda x: torch.sort(x, dim=dim, descending=descending, stable=True), dim=dim,
                 descending=descending)
    for k, largest in ((1, True), (3, True), (2, False), (5, False), (6, True), (0, True)):
        x = torch.randperm(18).reshape(3, 6).to(dtype) / 4
        case("topk", [x], lambda x: torch.topk(x, k, 1, largest), dim=1, count=k, descending=largest)
for x in (torch.tensor([3, -1, 2, 3, 0]), torch.tensor([3, 250, 2], dtype=torch.uint8), torch.tensor([True, False, True])):
    case("sort", [x], lambda x: torch.sort(x, stable=True), dim=-1, descending=False)
    case("sort", [x], lambda x: torch.sort(x, stable=True, descending=True), dim=-1, descending=True)
case("argsort", [floats(4, 5)], lambda x: torch.argsort(x, dim=0, descending=True, stable=True), dim=0, descending=True)
case("bincount", [torch.tensor([1, 5, 1, 0, 3])], torch.bincount)
case("bincount", [torch.tensor([1, 2], dtype=torch.uint8)], lambda x: torch.bincount(x, minlength=6), count=6)
case("bincount", [torch.tensor([1, 5, 1]), torch.tensor([0.5, 2.0, 0.25])],
     lambda x, w: torch.bincount(x, w.detach()))
case("bincount", [torch.tensor([], dtype=torch.int64)], lambda x: torch.bincount(x, minlength=2), count=2)
case("bincount", [torch.tensor([1, -2])], torch.bincount)
case("bincount", [torch.tensor([[1]])], torch.bincount)
for dtype in (torch.float32, torch.float64):
    x = floats(50, dtype=dtype)
    case("histogram", [x], lambda x: torch.histc(x.detach(), 7, -2, 3), count=7, numbers=[-2.0, 3.0])
    case("histogram", [x], lambda x: torch.histc(x.detach(), 5), count=5)
    case("histogram", [torch.full((3,), 2.0, dtype=dtype)], lambda x: torch.histc(x.detach(), 4), count=4)
case("histogram", [torch.tensor([1.0, math.nan, 0.5, 1.0])], lambda x: torch.histc(x.detach(), 2, 0, 1), count=2,
     numbers=[0.0, 1.0])

with open(HERE / "elementwise.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in cases) + "\n]\n")
print(len(cases), "cases,", sum("gradients" in entry for entry in cases), "with gradients")
