"""Records what PyTorch makes of shapes, picks, products, einsum, norms and order statistics, with gradients.

    /tmp/torch/bin/python Tests/TensorsTests/Recorded/record_surface.py

writes surface.json and surface_prints.json beside this file (record.py says how to install PyTorch). A case is an operation by name, its
inputs and parameters, and either the results (with strides where PyTorch gives views) or the error. Where floating
inputs go in, their gradients stand beside: of the sum over all results of result * weight(result), whose weights are
((7 i) mod 11 - 5) / 4 for the element number i.
"""

import json
import math
import pathlib
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.manual_seed(5)
HERE = pathlib.Path(__file__).parent
NAMES = {torch.bool: "bool", torch.uint8: "uint8", torch.int64: "int64", torch.float32: "float32",
         torch.float64: "float64"}
cases = []


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


def weights(x):
    return (((7 * torch.arange(x.numel())) % 11 - 5) / 4).reshape(x.shape).to(x.dtype)


def result(x, strides):
    out = {"dtype": NAMES[x.dtype], "shape": list(x.shape), "values": numbers(x.detach())}
    if strides:
        out["strides"] = list(x.stride())
    return out


def case(op, inputs, compute, strides=False, gradients=True, node=False, **parameters):
    entry = {"op": op, "inputs": [pack(x) for x in inputs], "p": parameters}
    leaves = [x.detach().requires_grad_() if torch.is_tensor(x) and x.dtype.is_floating_point and gradients else x
              for x in inputs]
    try:
        value = compute(*leaves)
        values = list(value) if isinstance(value, (tuple, list)) else [value]
        entry["results"] = [result(v, strides) for v in values]
        sent = [v for v in values if v.requires_grad]
        wanted = [x for x in leaves if torch.is_tensor(x) and x.requires_grad]
        if sent and wanted:
            got = torch.autograd.grad(sent, wanted, [weights(v) for v in sent], allow_unused=True)
            entry["gradients"] = [None if g is None else numbers(g) for g in got]
            if node:
                entry["node"] = sent[0].grad_fn.name()
    except Exception as error:
        entry["error"] = {"type": type(error).__name__, "message": str(error).split("\n")[0]}
    cases.append(entry)


def floats(*shape):
    return (torch.randn(shape) * 2).round(decimals=2)


def distinct(*shape):
    """Numbers no two of which are equal, so that order and extremes have one answer."""
    count = math.prod(shape)
    return ((torch.randperm(count) - count // 2) / 4).reshape(shape)


def index(*values):
    return torch.tensor(list(values))


def record_products():
    shapes = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((2, 5, 3), (3, 4)), ((2, 5, 3), (2, 3, 4)),
              ((2, 5, 3), (3,)), ((3,), (2, 3, 4)), ((2, 3), (5, 3, 4)), ((2, 1, 2, 3), (4, 3, 2)), ((20, 33), (33, 17))]
    for a, b in shapes:
        case("matmul", [floats(*a), floats(*b)], torch.matmul)
    case("matmul", [floats(4, 3).T, floats(5, 4).T], torch.matmul)
    for a, b in (((2, 3), (3, 4)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (2, 3))):
        case("mm", [floats(*a), floats(*b)], torch.mm, node=True)
    for a, b in (((2, 3, 4), (2, 4, 5)), ((2, 3, 4), (4, 5)), ((3, 4), (2, 4, 5)), ((2, 3, 4), (3, 4, 5)),
                 ((2, 3, 4), (2, 3, 5))):
        case("bmm", [floats(*a), floats(*b)], torch.bmm, node=True)
    for a, b in (((2, 3), (3,)), ((3,), (3,)), ((2, 3), (2,)), ((2, 3), (3, 1))):
        case("mv", [floats(*a), floats(*b)], torch.mv, node=True)
    for a, b in (((4,), (4,)), ((4,), (3,)), ((2, 2), (4,))):
        case("dot", [floats(*a), floats(*b)], torch.dot, node=True)
    case("dot", [floats(3), floats(3).double()], torch.dot)
    for a, b in (((2,), (3,)), ((2, 2), (3,)), ((3,), (2, 2))):
        case("outer", [floats(*a), floats(*b)], torch.outer, node=True)
    case("outer", [index(1, 2), floats(3)], torch.outer)
    weight, bias = floats(5, 3), floats(5)
    for shape in ((3,), (2, 3), (4, 2, 3), (2, 2, 2, 3), (0, 3), (20, 3)):
        case("linear", [floats(*shape), weight, bias], F.linear, node=True)
        case("linear", [floats(*shape), weight], F.linear, node=True)
    for inputs in ([floats(2, 3), weight.T, bias], [floats(2, 2, 3), weight.T, bias], [floats(2, 3), weight, floats(3)],
                   [floats(2, 3), weight, bias.double()], [floats(2, 3), weight.double()], [torch.tensor(1.), weight],
                   [floats(2, 3), floats(3), bias], [floats(2, 3), floats(3)], [floats(2, 3), floats(4, 3, 2)]):
        case("linear", inputs, F.linear)
    for shape in ((4,), (2, 4), (2, 1), (), (3,), (5, 2, 4)):
        case("addmm", [floats(*shape), floats(2, 3), floats(3, 4)],
             lambda c, a, b: torch.addmm(c, a, b, beta=0.5, alpha=-2), value=0.5, value2=-2, node=True)
    case("addmm", [floats(4), floats(2, 3), floats(3)], torch.addmm, value=1, value2=1)
    case("addmm", [floats(4), floats(2, 3), floats(3, 4).double()], torch.addmm, value=1, value2=1)


def record_einsum():
    a, b, x, v, sq = floats(2, 3), floats(3, 4), floats(2, 3, 4), floats(3), floats(3, 3)
    equations = [
        ("ij,jk->ik", a, b), ("ij,jk", a, b), ("ij,jk->ki", a, b), ("ii->i", sq), ("ii", sq), ("ij", a), ("ji", a),
        ("ij->", a), ("ij->j", a), ("...i,ij->...j", floats(2, 4, 3), b), ("...ij->...ji", x), ("i...j", x),
        ("...,...->...", a, a), (" i j , j k -> i k ", a, b), ("i,j->ij", v, floats(2)), ("Ab,bC->AC", a, b),
        ("ij,kl->ijkl", a, b), ("i,i", v, v), ("ij,ij->", a, a), ("bij,bjk,kl->bil", x, floats(2, 4, 5), floats(5, 2)),
        ("ij,jk->", a, b), ("...ij->ij", x), ("i->...", v), ("...->", a), ("ij...->ji", a), ("ij,ij->ij", a, floats(1, 3)),
        ("...ij,...jk->...ik", floats(5, 1, 2, 3), floats(4, 3, 2)), ("ij,->ij", a, torch.tensor(2.)), ("iij->j", floats(2, 2, 3)),
        ("bchw,oc->bohw", floats(2, 3, 2, 2), floats(4, 3)), ("ijk,ijk->ik", x, x), ("ik,jk,kl->ijl", a, floats(4, 3), b),
        ("bqd,bkd->bqk", floats(2, 3, 4), floats(2, 5, 4)), ("ij,jk->ik", floats(0, 3), b), ("ij,jk->ik", floats(2, 0), floats(0, 4)),
        ("ij,jk->ik", a), ("ij->ik", a), ("ij->ii", a), ("ijk->i", a), ("i->i", a), ("i1->i", a), ("i->i->i", v),
        ("ij,jk->ik", a, a), ("ii->i", a), ("..i->i", v), ("...i...->i", v), ("ij,jk-ik", a, b), ("ij,jk->i.k", a, b),
        ("i.j->ij", a), ("...ij,...jk->...ik", floats(5, 2, 3), floats(4, 3, 2)), ("ij,jk->ijj", a, b), ("ij", a, b),
        ("ij,jk->ik", a, b.double()), ("ijkl...->ij", a),
    ]
    for equation, *operands in equations:
        case("einsum", operands, lambda *o: torch.einsum(equation, *o), text=equation)
    case("einsum", [torch.ones(2, 3).long(), torch.ones(3, 2).long()], lambda *o: torch.einsum("ij,jk->ik", *o),
         text="ij,jk->ik")
    y = floats(3, 4, 5)
    for dims in (([1, 2], [0, 1]), ([2], [1]), ([-1, -2], [1, 0]), ([0], [0, 1]), ([0], [0])):
        case("tensordot", [x, y], lambda p, q: torch.tensordot(p, q, dims), dims=dims[0], dims2=dims[1])
    for n in (0, 1, 2, 4, -1):
        case("tensordot", [a, b], lambda p, q: torch.tensordot(p, q, n), n=n)


def record_parts():
    a, v, x, s = floats(3, 4), floats(5), floats(2, 3, 4), torch.tensor(3.)
    for y, n, dim in ((a, 2, 1), (a, 3, 0), (v, 2, 0), (a, 0, 1), (a, -1, 0), (s, 1, 0), (v, 2, 3), (floats(0, 3), 2, 0),
                      (floats(0, 3), 0, 0), (x, 2, -1)):
        case("split", [y], lambda t: t.split(n, dim), strides=True, n=n, dim=dim)
    for y, sizes, dim in ((a, [1, 3], 1), (a, [1, 2], 1), (a, [1, -1, 4], 1), (v, [5], 0), (v, [0, 5], 0)):
        case("split", [y], lambda t: t.split(sizes, dim), strides=True, sizes=sizes, dim=dim)
    for y, n, dim in ((v, 3, 0), (v, 0, 0), (v, 7, 0), (s, 2, 0), (floats(0), 3, 0), (a, 3, 1), (x, 2, 2)):
        case("chunk", [y], lambda t: t.chunk(n, dim), strides=True, n=n, dim=dim)
    for y, n, dim in ((a, 3, 1), (v, 7, 0), (v, 0, 0), (s, 2, 0)):
        case("tensorSplit", [y], lambda t: t.tensor_split(n, dim), strides=True, n=n, dim=dim)
    for sizes in ([1, 3], [3, 1], [-2, 9], []):
        case("tensorSplit", [v], lambda t: t.tensor_split(sizes), strides=True, sizes=sizes, dim=0)
    for y, dim in ((a, 0), (a, 1), (s, 0), (x, -1), (floats(0, 3), 0)):
        case("unbind", [y], lambda t: t.unbind(dim), strides=True, dim=dim)
    for op in ("hstack", "vstack", "dstack"):
        for tensors in ([v, v], [a, a], [s, v], [x, x], [a, v], []):
            case(op, tensors, lambda *t: getattr(torch, op)(t))
    for y, sizes in ((a, [2]), (a, [2, 1, 3]), (a, []), (a, [-1]), (s, [2])):
        case("tile", [y], lambda t: t.tile(sizes), sizes=sizes)
    for y, sizes in ((a, [2]), (a, [2, 2]), (a, [2, 1, 3]), (a, [0, 1]), (a, [-1, 1]), (s, [3]), (a.T, [1, 2])):
        case("repeat", [y], lambda t: t.repeat(sizes), sizes=sizes, node=True)
    for y, n, dim in ((a, 2, None), (a, 2, 1), (a, 0, 0), (a, -1, 0), (s, 3, None), (x, 3, -2)):
        case("repeatInterleave", [y], lambda t: t.repeat_interleave(n, dim), n=n, **({"dim": dim} if dim is not None else {}))
    for y, r, dim in ((a, index(1, 0, 2), 0), (a, index(1, 0), 0), (a, index(1, -1, 2), 0), (a, index(1., 1, 2), 0),
                      (a, index(2), 0), (a, torch.tensor([[2]]), 0), (v, index(1, 2, 0, 0, 3), None), (a, torch.tensor(2), 1)):
        case("repeatInterleave", [y, r], lambda t, r: t.repeat_interleave(r.detach(), dim),
             **({"dim": dim} if dim is not None else {}))
    for tensors, text in (([v, floats(3)], "ij"), ([v, floats(3)], "xy"), ([v, floats(2), floats(3)], "xy"), ([s, v], "ij"),
                          ([v, v], "ab"), ([v, v.long()], "ij")):
        case("meshgrid", tensors, lambda *t: torch.meshgrid(*t, indexing=text), strides=text == "ij", text=text)


def record_axes():
    a, v, x, s = floats(3, 4), floats(5), floats(2, 3, 4), torch.tensor(3.)
    for y, k, dims in ((a, 1, [0, 1]), (a, 2, [0, 1]), (a, -1, [0, 1]), (a, 4, [0, 1]), (a, 7, [1, 0]), (x, 1, [1, 2]),
                       (x, 3, [0, -1]), (a, 1, [0, 0]), (v, 1, [0, 1]), (a, 1, [0, 3]), (a, 1, [0, 1, 0])):
        case("rot90", [y], lambda t: torch.rot90(t, k, dims), n=k, dims=dims, node=True)
    for y, src, dst in ((x, [0], [2]), (x, [0, 1], [2, 0]), (x, [-1], [0]), (x, [0, 0], [1, 2]), (x, [0, 1], [2, 2]),
                        (x, [0, 1], [2]), (x, [0], [5]), (s, [0], [0])):
        case("movedim", [y], lambda t: t.movedim(src, dst), strides=True, dims=src, dims2=dst)
    for y, dim, sizes in ((a, 1, [2, 2]), (a, 1, [2, -1]), (a, 1, [3, 2]), (a, 1, [3, -1]), (a, 1, []), (a, 5, [2, 2]),
                          (a.T, 0, [2, 2]), (a, -2, [3, 1])):
        case("unflatten", [y], lambda t: t.unflatten(dim, sizes), strides=True, dim=dim, sizes=sizes)
    for y in (a, x, v, s):
        case("t", [y], lambda t: t.t(), strides=True)
        case("fliplr", [y], torch.fliplr)
        case("flipud", [y], torch.flipud)
    for y in (a, x, v, floats(4, 2)):
        for n in (0, 1, -1, 5, -7):
            case("tril", [y], lambda t: t.tril(n), n=n, node=True)
            case("triu", [y], lambda t: t.triu(n), n=n, node=True)
    for y in (v, a, x, s, a.T):
        for n in (0, 2, -2, 7):
            case("diag", [y], lambda t: torch.diag(t, n), n=n, node=True)
    for y, n, d1, d2 in ((a, 0, 0, 1), (a, 1, 0, 1), (a, -2, 0, 1), (a, 9, 0, 1), (x, 1, 0, 1), (x, 1, 1, 2), (x, -1, 2, 0),
                         (x, 0, 1, 1), (v, 0, 0, 1), (a, 0, 0, 5)):
        case("diagonal", [y], lambda t: t.diagonal(n, d1, d2), strides=n < 9, n=n, dims=[d1, d2], node=True)
    for y, n in ((a, 0), (v, 1), (v, -1), (x, 0)):
        case("diagEmbed", [y], lambda t: torch.diag_embed(t, n), n=n, node=True)
    for y in (a, x):
        case("trace", [y], torch.trace)
    for n, m in ((3, None), (2, 3), (3, 2), (0, None), (-1, None), (2, -3)):
        case("eye", [], lambda: torch.eye(n) if m is None else torch.eye(n, m), n=n, **({"n2": m} if m is not None else {}))
    for y, dim, size, step in ((v, 0, 2, 1), (v, 0, 2, 2), (v, 0, 3, 2), (v, 0, 6, 1), (v, 0, 2, 0), (v, 0, -1, 1), (v, 0, 0, 1),
                               (a, 1, 3, 1), (x, 1, 2, 1), (s, 0, 1, 1), (s, 0, 2, 1), (a, 5, 1, 1)):
        case("unfold", [y], lambda t: t.unfold(dim, size, step), strides=True, dim=dim, n=size, n2=step, node=True)
    for sizes, steps, offset in (([2, 2], [1, 2], 0), ([2, 3], [1, 2], 1), ([2, 4], [1, 2], 0), ([2], [1, 2], 0), ([2], [-1], 0),
                                 ([2], [1], -1), ([0], [1], 99), ([3, 3], [1, 1], 0), ([2], [0], 3)):
        case("asStrided", [v], lambda t: t.as_strided(sizes, steps, offset), strides=True, sizes=sizes, dims=steps, n=offset)
    for y, dim, i in ((a, 0, 1), (a, 1, -1), (a, 0, 5), (s, 0, 0), (x, 1, 2)):
        case("select", [y], lambda t: t.select(dim, i), strides=True, dim=dim, n=i, node=True)
    for dims in ([0, 2], [0, 0], [-1]):
        case("squeeze", [floats(1, 3, 1)], lambda t: t.squeeze(dims), strides=True, dims=dims)
    image = floats(2, 3, 2, 3)
    for y in (image, image.contiguous(memory_format=torch.channels_last), floats(2, 1, 2, 3), floats(2, 3, 1, 1), x):
        case("channelsLast", [y], lambda t: t.contiguous(memory_format=torch.channels_last), strides=True)
        case("isChannelsLast", [y], lambda t: torch.tensor(t.is_contiguous(memory_format=torch.channels_last)))
    for low, high, n in ((0, 1, 5), (0, 1, 1), (0, 1, 0), (0, 1, -1), (-3, 3, 7), (5, -5, 4), (0.1, 0.9, 10)):
        case("linspace", [], lambda: torch.linspace(low, high, n), value=low, value2=high, n=n)
        if n < 8:
            case("logspace", [], lambda: torch.logspace(low, high, n, base=2), value=low, value2=high, n=n)


def record_picks():
    a, v, x, s = distinct(3, 4), distinct(5), floats(2, 3, 4), torch.tensor(3.)
    big = a > 0
    for y, m, value in ((a, big, 0.5), (a, big[0], s), (a.T, big.T, 7), (a, a.long(), 0.5), (a, big, v), (a.long(), big, 3),
                        (a, torch.zeros(2, 4).bool(), 1), (v[:1], torch.tensor([[True], [False]]), 9)):
        case("maskedFill", [y, m, value], lambda t, m, f: t.masked_fill(m, f), node=True)
    for y, m in ((a, big), (a, big[0]), (a, torch.zeros(2, 4).bool()), (s, torch.tensor(True)), (a.T, big.T)):
        case("maskedSelect", [y, m], lambda t, m: t.masked_select(m))
    case("maskedSelect", [a, index(1, 2)], lambda t, m: t.masked_select(m))
    for y in (a, s, floats(0, 3), torch.tensor([[True, False], [True, True]]), index(0, 3, 0), a.T):
        case("nonzero", [y], lambda t: t.nonzero(), strides=True)
        case("nonzeroPlaces", [y], lambda t: t.nonzero(as_tuple=True))
    for y, i in ((a, index(0, 5, -1)), (a, index(0, 50)), (a, torch.tensor([[0, 5]])), (floats(0), index(0)), (a.T, index(1, 1)),
                 (a, torch.tensor(3))):
        case("take", [y, i], lambda t, i: t.take(i))
    case("take", [a, floats(1)], lambda t, i: t.take(i), gradients=False)
    for i, dim in ((torch.tensor([[0], [1], [2]]), 1), (index(0, 5), None), (index(0, 1), 1), (torch.tensor([[2]]), 1),
                   (torch.tensor([[1, 0, 1, 0]]), 0)):
        case("takeAlong", [a, i], lambda t, i: t.take_along_dim(i, dim), **({"dim": dim} if dim is not None else {}))
    for i, source, dim in ((index(0, 0), floats(2, 4), 0), (index(0, 0), floats(3, 4), 0), (index(0, 0), floats(2, 3), 0),
                           (torch.tensor([[0, 1]]), floats(2, 4), 0),
                           (index(0, 1), floats(2, 4).long(), 0), (index(3, 1, 1), floats(3, 3), 1)):
        case("indexAdd", [a, i, source], lambda t, i, s: t.index_add(dim, i, s, alpha=2), dim=dim, value=2, node=True)
    for i, dim in ((index(2, 0), 0), (index(1), 0)):
        case("indexCopy", [a, i, floats(len(i), 4)], lambda t, i, s: t.index_copy(dim, i, s), dim=dim)
    for i, value in ((index(0, 2), 7), (index(0, 9), 7), (index(0, -1), 7), (torch.tensor([[0, 1]]), 7), (torch.tensor(0), s),
                     (torch.tensor(0), v)):
        case("indexFill", [a, i, value], lambda t, i, f: t.index_fill(1, i, f), dim=1, node=True)
    for i in (torch.tensor([[0, 1], [2, 3]]), torch.tensor([[0, 7]]), index(0, 1)):
        case("scatter", [a, i], lambda t, i: t.scatter(1, i, 9), dim=1, value=9)
    for i, dim in ((index(2, 0, 2), 0), (torch.tensor(1), 1), (index(0, 5), 0), (index(-1), 0), (torch.tensor([[0]]), 0)):
        case("indexSelect", [a, i], lambda t, i: t.index_select(dim, i), dim=dim)
    case("indexSelect", [s, index(0, 0)], lambda t, i: t.index_select(0, i), dim=0)
    case("isIn", [v, v[:2]], lambda t, o: torch.isin(t, o), gradients=False)
    case("isIn", [index(1, 2, 3), index(3, 5, 1)], lambda t, o: torch.isin(t, o))


def record_statistics():
    a, x, empty = distinct(3, 4), distinct(2, 3, 4), floats(0, 3)
    nan = torch.tensor([[1., math.nan, 3.], [2., 5., 4.]])
    for p in (0, 1, 2, 3, 0.5, math.inf, -math.inf):
        for y, dims, keep in ((a, None, False), (a, [1], True), (x.transpose(0, 2), [0, 1], False), (torch.zeros(3), None, False)):
            if p == 0.5 and y.numel() == 3:
                continue
            case("norm", [y], lambda t: t.norm(p, dims, keep) if dims else t.norm(p), value=p if math.isfinite(p) else str(p),
                 keep=keep, node=True, **({"dims": dims} if dims else {}))
    for y, p, dims in ((a.long(), 2, None), (floats(0), math.inf, None), (empty, math.inf, [0]), (empty, math.inf, [1]), (a, 2, [5]),
                       (a, 2, [0, 0]), (floats(0), 2, None)):
        case("norm", [y], lambda t: t.norm(p, dims) if dims else t.norm(p), value=p if math.isfinite(p) else str(p),
             **({"dims": dims} if dims else {}))
    for y, dims in ((a, None), (a, [1]), (x, [0, 2]), (a.long(), None)):
        case("varianceAndMean", [y], lambda t: torch.var_mean(t, dims), **({"dims": dims} if dims else {}))
        case("stdAndMean", [y], lambda t: torch.std_mean(t, dims), **({"dims": dims} if dims else {}))
    for y in (a, nan, index(3, 1, 2, 1), floats(0), torch.tensor([True, False])):
        case("median", [y], lambda t: t.median(), node=True)
    for y, dim, keep in ((a, 1, False), (a, 0, True), (x, 1, False), (nan, 1, False), (nan, 0, False), (torch.tensor(3.), 0, False),
                         (empty, 0, False), (empty, 1, False), (a, 4, False)):
        case("medianAlong", [y], lambda t: tuple(t.median(dim, keep)), dim=dim, keep=keep, node=True)
    for y, dim in ((index(3, 1, 2, 1), 0), (torch.tensor([[3, 1, 2, 3], [1, 1, 2, 2]]), 1), (a, 0), (floats(0), 0),
                   (torch.tensor([2., 1., 2.]), 0)):
        case("mode", [y], lambda t: tuple(t.mode(dim)), dim=dim)
    q = torch.tensor([0.1, 0.5, 0.9])
    for y, share, dim, keep in ((a, torch.tensor(0.5), None, False), (a, torch.tensor(0.3), 1, False), (a, q, 1, False), (a, q, 0, True),
                                (a, q, None, True), (x.transpose(0, 2), q, 1, False), (nan, q, 1, False), (a, q + 1, 1, False),
                                (a, torch.tensor(1.5), None, False), (a.long(), q, None, False), (a, q.double(), None, False),
                                (a, q[None], None, False), (floats(0), q, None, False), (a, q, 4, False)):
        case("quantile", [y, share], lambda t, s: t.quantile(s.detach(), dim, keep), keep=keep,
             **({"dim": dim} if dim is not None else {}))
    for text in ("linear", "lower", "higher", "midpoint", "nearest"):
        case("quantile", [a, q], lambda t, s: t.quantile(s.detach(), 1, interpolation=text), text=text, dim=1)
    for dims in (None, [0], [0, 1], [0, 0]):
        for y in (a, index(0, 1, 0)[None], torch.tensor([[True, False]])):
            case("countNonzero", [y], lambda t: t.count_nonzero(dims), **({"dims": dims} if dims else {}))
    for y, dim, keep in ((a, None, False), (a, 0, False), (a, 1, True), (floats(0), None, False), (empty, 0, False)):
        case("aminmax", [y], lambda t: tuple(torch.aminmax(t, dim=dim, keepdim=keep)), keep=keep,
             **({"dim": dim} if dim is not None else {}))
    for dims in (None, [0], [1]):
        case("nansum", [nan], lambda t: t.nansum(dims), **({"dims": dims} if dims else {}))
        case("nanmean", [nan], lambda t: t.nanmean(dims), **({"dims": dims} if dims else {}))
    case("nansum", [index(1, 2)], lambda t: t.nansum())
    case("nanmean", [index(1, 2)], lambda t: t.nanmean())
    b = distinct(3, 4) + 0.1
    for y, z, dim in ((a, b, 1), (a, b, 0), (x, b, -1), (a, torch.zeros(3, 4), 1), (a, b[:2], 1), (a.long(), b.long(), 1)):
        case("cosineSimilarity", [y, z], lambda p, r: F.cosine_similarity(p, r, dim), dim=dim)
    for y, z in ((a, b), (x, distinct(2, 5, 4)), (x, b), (a, a), (a[0], b), (a, b[0]), (a, b[:, :3]), (a, b.double()),
                 (a.long(), b), (floats(2, 0), floats(3, 0)), (a, floats(0, 4))):
        case("cdist", [y, z], torch.cdist)
    for op in ("sum", "mean", "max", "prod", "amax", "variance"):
        compute = {"variance": lambda t: t.var()}.get(op, lambda t: getattr(t, op)())
        case(op, [a], compute, node=True)
    case("sumAlong", [a], lambda t: t.sum(0), node=True, dims=[0])


def record_prints():
    """Tensors as they print: plain, as leaves that want gradients, and as results of a multiplication by 1."""
    far, huge = floats(30) * 1000.1, torch.tensor([1e10, 1.0])
    special = [torch.tensor([math.nan, 1e-8, math.inf]), torch.tensor([1.5, -math.inf]), torch.tensor([math.nan]),
               torch.tensor([-0.0, 0.0]), torch.tensor(1e-5), torch.tensor([123456789.0]), torch.tensor([100000.0, 1.5])]
    tensors = [floats(2, 3), torch.tensor(3.0), torch.tensor(3.0).double(), floats(0, 3), floats(0), floats(0).double(),
               torch.zeros(100), torch.zeros(2, 30).double(), torch.zeros(11).double(), torch.zeros(9), torch.zeros(15),
               far, huge, *special, torch.zeros(1001), floats(2, 2, 2, 600), floats(3, 4).T, floats(40, 30), floats(8, 200, 2),
               floats(1, 1, 2, 2), floats(2, 0, 3), (torch.arange(12) / 7).reshape(3, 4).double(), torch.zeros(12), torch.zeros(13),
               torch.zeros(14).double(), floats(10), floats(9).double(), floats(1, 9).double(), floats(6, 5) * 100]
    plain = [torch.zeros(3, dtype=torch.uint8), torch.zeros(0, dtype=torch.int64), torch.zeros(0, 2, dtype=torch.bool),
             torch.arange(1001), torch.tensor([[True], [False]]), torch.arange(40) * 1000, torch.tensor([-5, 100])]
    prints = []
    for x in tensors + plain:
        prints.append({"tensor": pack(x), "history": "none", "text": repr(x)})
        if x.dtype.is_floating_point:
            leaf = x.clone().requires_grad_()
            prints.append({"tensor": pack(x), "history": "leaf", "text": repr(leaf)})
            prints.append({"tensor": pack(x), "history": "result", "text": repr(leaf * 1)})
    with open(HERE / "surface_prints.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in prints) + "\n]\n")
    print(len(prints), "prints")


def record_nodes():
    x = floats(2, 3)
    for op, compute in (("index0", lambda t: t[0]), ("index00", lambda t: t[0, 0]), ("indexSlice", lambda t: t[:, 1:]),
                        ("indexSelectAll", lambda t: t[0, :]), ("indexNew", lambda t: t[None]), ("indexAll", lambda t: t[:]),
                        ("indexMixed", lambda t: t[1:, 0]), ("transposed", lambda t: t.transpose(0, 1)), ("T", lambda t: t.T),
                        ("t", lambda t: t.t()), ("stack", lambda t: torch.stack([t, t])), ("cat", lambda t: torch.cat([t, t])),
                        ("roll", lambda t: t.roll(1)), ("rollAlong", lambda t: t.roll((1, -1), (0, 1))),
                        ("flatten", lambda t: t.flatten()), ("unsqueezed", lambda t: t.unsqueeze(0)),
                        ("squeezed", lambda t: t.squeeze()), ("squeezedOne", lambda t: t.squeeze(0)),
                        ("squeezedTwo", lambda t: t.squeeze((0, 1))), ("narrow", lambda t: t.narrow(1, 0, 2)),
                        ("expanded", lambda t: t.expand(2, 2, 3)), ("flip", lambda t: t.flip(0))):
        case(op, [x], compute, node=True)


def record_borders():
    """Borders, also those that cut off; of three axes, too. Spreads of equal numbers, and the first none of one number."""
    x = distinct(2, 3, 4)
    for widths in ((-1, 0), (-1, -1), (-2, -2), (-1, 2), (2, -1, -1, 0), (-4, 1), (0, -3, 1, -2, -1, 3), (1, 2, -1, -1)):
        case("pad", [x], lambda t: F.pad(t, widths, value=9.0), sizes=list(widths))
    case("pad", [index(3, 1, 2)], lambda t: F.pad(t, (-1, 2), value=9), sizes=[-1, 2])
    case("pad", [x.transpose(0, 2)], lambda t: F.pad(t, (1, -1, -2, 1), value=9.0), sizes=[1, -1, -2, 1])
    maps = distinct(1, 2, 3, 4)
    for mode in ("reflect", "replicate", "circular"):
        for widths in ((-1, 1, 0, 0), (-1, -1, -1, 0), (-4, 0, 0, 0), (-3, 0, 0, 2), (-1, 3, 0, 0), (-2, 3, 2, -1), (3, -3, 0, 0)):
            if mode != "circular" or widths not in ((-2, 3, 2, -1), (3, -3, 0, 0)):  # PyTorch copies onto itself there
                case("border", [maps], lambda t: F.pad(t, widths, mode), sizes=list(widths), text=mode)
        volume = distinct(1, 2, 3, 4, 3)
        for widths in ((1, 1, 1, 1, 1, 1), (2, 0, 1, 3, 0, 2), (0, 1, -1, 2, 1, -1)):
            case("border", [volume], lambda t: F.pad(t, widths, mode), sizes=list(widths), text=mode)
    volume = distinct(1, 2, 3, 2, 3)
    for size in ([5, 4, 3], [1, 3, 6], [6, 2, 2]):
        case("upsample", [volume], lambda t: F.interpolate(t, size), sizes=size, text="nearest")
        for keep in (False, True):
            case("upsample", [volume], lambda t: F.interpolate(t, size, mode="trilinear", align_corners=keep), sizes=size,
                 text="linear", keep=keep)
    for y in (torch.full((3, 2), 0.1), torch.full((70, 5), 0.1), torch.full((2, 3, 4), -1e7 / 3).permute(1, 2, 0)):
        for y in (y, y.double()):
            for dims in (None, [0], [1]):
                case("std", [y], lambda t: t.std(dims), **({"dims": dims} if dims else {}))
                case("varianceAndMean", [y], lambda t: tuple(torch.var_mean(t, dims)), gradients=False,
                     **({"dims": dims} if dims else {}))
    for n in (0, 1):
        case("topOf", [torch.tensor(5.0)], lambda t: tuple(t.topk(n)), n=n)


if __name__ == "__main__":
    record_products()
    record_einsum()
    record_parts()
    record_axes()
    record_picks()
    record_statistics()
    record_nodes()
    record_prints()
    record_borders()
    with open(HERE / "surface.json", "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
    print(len(cases), "cases,", sum("error" in c for c in cases), "of them errors,",
          sum("gradients" in c for c in cases), "with gradients")
