"""Weighted sums of everything, functions of single values, norms, and what only moves numbers to other places."""

import math
import torch
import _teaching
import convbook.following as following
import convbook.text as text
from convbook.telling import before_step, continued, kind_name, own_place, TELLERS, Told
from convbook.windows import add_bias

# Weighted sums


def _tell_dense(trail, step, index):
    layer = step.layer
    x = step.sources[0].value.detach()
    row = x[index[:-1]] if x.dim() > 1 else x
    weights = layer.weight.detach()[index[-1]]
    products = row * weights
    values = text.numbers_of(products)
    order = sorted(range(len(values)), key=lambda n: (-abs(values[n]), n))
    shown = order[:MOST_SHOWN] if len(order) > MOST_SHOWN + 1 else order
    xs = _teaching.column([float(row[n]) for n in shown])
    ws = _teaching.column([float(weights[n]) for n in shown])
    ps = _teaching.column([values[n] for n in shown])
    rows = [(f"input[{n}]", a, b, p) for n, a, b, p in zip(shown, xs, ws, ps)]
    lines = text.columns_of(("", "input", "weight", "input * weight"), rows)
    total = float(products.to(torch.float64).sum())
    rest = total - sum(values[n] for n in shown)
    if len(shown) < len(order):
        lines.append(f"and {len(order) - len(shown)} smaller ones, {text.number(rest)} together")
    pieces = text.sum_of([[values[n] for n in shown] + ([rest] if len(shown) < len(order) else [])])
    told = Told(f"unit {index[-1]}: {len(values)} inputs, the largest products first", lines, [("sum", pieces)], total,
                [f"output[o] = sum over i of input[i] * weight[o, i]" + (" + bias[o]" if layer.bias is not None else "")],
                inputs=row, weights=weights, products=products, sum=total,
                largest=[(n, float(row[n]), float(weights[n]), values[n]) for n in shown])
    add_bias(told, layer, index[-1])
    return told


MOST_SHOWN = 8


# Single values

_FORMULAS = {
    "relu": "max(0, x)", "relu6": "min(max(0, x), 6)", "sigmoid": "1/(1 + exp(-x))",
    "tanh": "(exp(x) - exp(-x))/(exp(x) + exp(-x))", "leakyrelu": "x, or slope*x where x < 0",
    "elu": "x, or alpha*(exp(x) - 1) where x < 0", "celu": "x, or alpha*(exp(x/alpha) - 1) where x < 0",
    "selu": "1.0507*(x, or 1.6733*(exp(x) - 1) where x < 0)", "gelu": "x*P(Z <= x) of a normal Z",
    "silu": "x/(1 + exp(-x))", "mish": "x*tanh(log(1 + exp(x)))", "softplus": "log(1 + exp(beta*x))/beta",
    "softsign": "x/(1 + |x|)", "logsigmoid": "-log(1 + exp(-x))", "hardsigmoid": "min(max(0, x/6 + 1/2), 1)",
    "hardswish": "x*min(max(0, x/6 + 1/2), 1)", "hardtanh": "x between two bounds", "tanhshrink": "x - tanh(x)",
    "softshrink": "x moved towards 0", "hardshrink": "x, or 0 near 0", "exponential": "exp(x)",
    "prelu": "x, or weight*x where x < 0", "linear": "x",
}


def _tell_activation(trail, step, index):
    layer = step.layer
    name = layer.name
    if name in ("softmax", "logsoftmax"):
        return _tell_softmax(trail, step, index)
    x = float(step.sources[0].value[index])
    value = float(step.output.value[index])
    numbers = [f"{key} {text.number(v)}" for key, v in layer.facts.items()
               if key != "name" and isinstance(v, (int, float)) and not isinstance(v, bool)]
    given = f"{name}({text.number(x)})" + (f" with {', '.join(numbers)}" if numbers else "")
    formula = [f"{name}(x) = {_FORMULAS[name]}"] if name in _FORMULAS else []
    return continued(trail, step, index, name, [given, f"= {text.number(value)}"], value, formula)


def _tell_softmax(trail, step, index):
    layer = step.layer
    axis = layer.axis
    x = step.sources[0].value.detach().to(torch.float64)
    row = x[tuple(slice(None) if n == axis else i for n, i in enumerate(index))]
    values = text.numbers_of(row)
    most = max(values)
    powers = [math.exp(v - most) for v in values]
    total = sum(powers)
    place = index[axis]
    order = sorted(range(len(values)), key=lambda n: -values[n])[:MOST_SHOWN]
    if place not in order:
        order = order[:-1] + [place]
    xs = _teaching.column([values[n] for n in order])
    ps = _teaching.column([powers[n] for n in order])
    qs = _teaching.column([powers[n] / total for n in order])
    rows = [(("-> " if n == place else "   ") + f"input[{n}]", a, p, q) for n, a, p, q in zip(order, xs, ps, qs)]
    lines = text.columns_of(("", "x", "exp(x - max)", "share"), rows)
    if len(order) < len(values):
        lines.append(f"and {len(values) - len(order)} smaller ones")
    value = powers[place] / total
    steps = [("sum", [f"of all exp(x - {text.number(most)})", f"= {text.number(total)}"]),
             ("share", [f"{text.number(powers[place])} / {text.number(total)}",
                        f"= {text.number(powers[place] / total)}"])]
    if layer.name == "logsoftmax":
        value = values[place] - most - math.log(total)
        steps.append(("log", [f"log({text.number(powers[place] / total)})", f"= {text.number(value)}"]))
    return Told(f"{layer.name} over {len(values)} numbers", lines, steps, value,
                ["softmax(x)[k] = exp(x[k]) / sum over j of exp(x[j])"], inputs=row, exponentials=powers, sum=total)


def _tell_dropout(trail, step, index):
    layer = step.layer
    x = float(step.sources[0].value[index])
    value = float(step.output.value[index])
    if not layer.training:
        pieces = [f"evaluating: nothing is dropped, {text.number(x)}", f"= {text.number(value)}"]
    elif value == 0 and x != 0:
        pieces = [f"dropped (with probability {text.number(layer.rate)})", "= 0"]
    else:
        pieces = [f"kept: {text.number(x)} / (1 - {text.number(layer.rate)})", f"= {text.number(value)}"]
    return continued(trail, step, index, "dropout", pieces, value, [], dropped=bool(layer.training and value == 0))


def _scaled(step, index, x, mean, variance, eps, weight, bias):
    """(x - mean)/sqrt(var + eps), then scale and shift, as pieces; and what it gives."""
    normal = (x - mean) / math.sqrt(variance + eps)
    pieces = [f"({text.number(x)} - {text.number(mean)})/sqrt({text.number(variance)} + {text.number(eps)})",
              f"= {text.number(normal)}"]
    steps = [("norm", pieces)]
    result = normal
    if weight is not None:
        result = normal * weight + (bias or 0.0)
        shift = "" if bias is None else text.joined(["", text.number(bias)])
        steps.append(("scale", [f"{text.number(normal)}*{text.number(weight)}{shift}", f"= {text.number(result)}"]))
    return steps, normal, result


def _tell_batchnorm(trail, step, index):
    layer = step.layer
    x = step.sources[0].value.detach().to(torch.float64)
    c = index[1]
    if layer.training:
        values = x[:, c]
        mean = float(values.mean())
        variance = float(((values - mean) ** 2).mean())
        source = f"the {values.numel()} values of channel {c} in the batch"
    else:
        mean, variance = float(layer.mean[c]), float(layer.var[c])
        source = f"the running statistics of channel {c}"
    weight = None if layer.weight is None else float(layer.weight[c])
    bias = None if layer.tensors["bias"] is None else float(layer.tensors["bias"][c])
    given = float(x[index])
    steps, normal, value = _scaled(step, index, given, mean, variance, layer.eps, weight, bias)
    before = before_step(trail, step.sources[0], index)
    parts = {"mean": mean, "var": variance, "normalized": normal}
    formula = ["y = (x - mean)/sqrt(var + eps)*weight + bias, by " + source]
    if before is None:
        return Told(f"batch norm of input{own_place(trail, index)} = {text.number(given)}", [], steps, value, formula,
                    input=given, **parts)
    before.steps += steps
    before.formula += formula
    before.value = value
    before.parts.update(parts)
    return before


def _tell_groupwise(trail, step, index):
    """Layer, group and instance norm: mean and variance of a part of the example."""
    layer = step.layer
    x = step.sources[0].value.detach().to(torch.float64)
    kind = layer.kind
    given = float(x[index])
    weight = bias = None
    if kind == "layernorm":
        rank = len(layer.sizes)
        if step.sources[0].last and len(index) > 2:
            x = step.sources[0].raw.detach().to(torch.float64)
            index = index[:1] + index[2:] + index[1:2]
        values = x[index[:-rank]]
        what = f"the {values.numel()} values of the last {rank} axes" if rank > 1 else f"the {values.numel()} values of the row"
        place = index[-rank:]
        if layer.weight is not None:
            weight = float(layer.weight[place])
        if layer.tensors["bias"] is not None:
            bias = float(layer.tensors["bias"][place])
    else:
        channels = x.shape[1]
        groups = channels if kind == "instancenorm" else layer.groups
        per = channels // groups
        first = index[1] // per * per
        values = x[index[0], first:first + per]
        what = f"the {values.numel()} values of " + (
            f"channel {first}" if per == 1 else f"channels {first} to {first + per - 1}")
        if layer.weight is not None:
            weight = float(layer.weight[index[1]])
        if layer.tensors["bias"] is not None:
            bias = float(layer.tensors["bias"][index[1]])
    mean = float(values.mean())
    variance = float(((values - mean) ** 2).mean())
    steps, normal, value = _scaled(step, index, given, mean, variance, layer.eps, weight, bias)
    steps = [("mean", [f"of {what}", f"= {text.number(mean)}"]),
             ("var", [f"of the same", f"= {text.number(variance)}"])] + steps
    return Told(f"{kind} of input{own_place(trail, index)} = {text.number(given)}", [], steps, value,
                ["y = (x - mean)/sqrt(var + eps)*weight + bias"],
                input=given, mean=mean, var=variance, normalized=normal, values=values)


def _tell_lrn(trail, step, index):
    layer = step.layer
    x = step.sources[0].value.detach().to(torch.float64)
    c = index[1]
    size = layer.size
    low, high = max(0, c - size // 2), min(x.shape[1], c + (size - 1) // 2 + 1)
    neighbours = [float(x[(index[0], k) + tuple(index[2:])]) for k in range(low, high)]
    total = sum(v * v for v in neighbours)
    base = layer.k + layer.alpha / size * total
    given = float(x[index])
    value = given / base ** layer.beta
    texts = _teaching.column([v * v for v in neighbours] + [total])
    steps = [("squares", text.chunks(texts[:-1]) + ["= " + texts[-1]]),
             ("base", [f"{text.number(layer.k)} + {text.number(layer.alpha)}/{size}*{text.number(total)}",
                       f"= {text.number(base)}"]),
             ("divided", [f"{text.number(given)} / {text.number(base)}^{text.number(layer.beta)}",
                          f"= {text.number(value)}"])]
    return Told(f"input{own_place(trail, index)} = {text.number(given)} and its neighbours, channels {low} to {high - 1}",
                [], steps, value, ["y = x / (k + alpha/size * sum of squares of neighbours)^beta"],
                neighbours=neighbours, sum=total, base=base, input=given)


# Places


def _tell_flatten(trail, step, index):
    """Which input a place of a reshaped tensor is: the numbers stay in row-major order."""
    x = step.sources[0].raw
    shape, out = tuple(x.shape), tuple(step.output.raw.shape)
    number = 0
    for i, size in zip(index, out):
        number = number * size + i
    source = []
    for size in reversed(shape):
        source.insert(0, number % size)
        number //= size
    example, inner = source[1:], shape[1:]
    work = str(example[0]) if example else "0"
    for i, size in zip(example[1:], inner[1:]):
        work = f"({work})*{size} + {i}" if " " in work else f"{work}*{size} + {i}"
    value = float(x[tuple(source)])
    flat = 0
    for i, size in zip(example, inner):
        flat = flat * size + i
    return Told(f"input{text.place(example)}", [], [("place", [f"{work}", f"= {flat}"])] if len(example) > 1 else [],
                value, [f"{text.tuple_text(inner)} in row-major order: the last axis runs fastest"],
                source=tuple(example), input=value)


def _tell_weighted(trail, step, index):
    """What is linear in its input: each input that counts, with its weight, found by the gradient."""
    x = step.sources[0].value.detach().to(torch.float64).requires_grad_(True)
    with torch.enable_grad():
        y = step.again(x)
        slopes, = torch.autograd.grad(y[index], [x])
    found = [tuple(p) for p in slopes.nonzero().tolist()]
    found = sorted(found, key=lambda p: -abs(float(slopes[p])))
    shown = found[:16]
    value = sum(float(slopes[p] * x[p]) for p in found)
    if not found or abs(value - float(step.output.value[index])) > 1e-4 * max(1.0, abs(value)):
        # What the padding holds beside zeros depends on no input.
        value = float(step.output.value[index])
    if len(found) == 1 and abs(float(slopes[found[0]]) - 1) < 1e-12:
        source = found[0][1:]
        return Told(f"input{own_place(trail, found[0])}", [], [], value, [], source=source, input=value)
    if not found:
        return Told("no input: padding", [], [], value, [], source=None)
    xs = _teaching.column([float(x[p]) for p in shown])
    ws = _teaching.column([float(slopes[p]) for p in shown])
    ps = _teaching.column([float(slopes[p] * x[p]) for p in shown])
    rows = [(f"input{own_place(trail, p)}", a, w, b) for p, a, w, b in zip(shown, xs, ws, ps)]
    lines = text.columns_of(("", "input", "weight", "input * weight"), rows)
    products = [float(slopes[p] * x[p]) for p in found]
    return Told(f"a weighted mean of {len(found)} inputs", lines, [("sum", text.sum_of([products[:16]]))], value, [],
                sources=[p[1:] for p in found], weights=[float(slopes[p]) for p in found], sum=sum(products))


def _tell_join(trail, step, index):
    """A sum of branches, or a part of one that was joined to others."""
    kind = step.layer.kind
    value = float(step.output.value[index])
    if kind == "add":
        names = [_name_of_source(trail, s) for s in step.sources]
        values = [_at(source.value, index) for source in step.sources]
        value = sum(values)
        texts = _teaching.column(values + [value])
        lines = text.columns_of(("", "value"), [(name, t) for name, t in zip(names, texts)])
        return Told("the sum of " + " and ".join(names), lines,
                    [("sum", [text.joined(texts[:-1]), "= " + texts[-1]])], value, [], inputs=values, sum=value)
    axis = step.layer.axis + 1
    place = index[axis]
    for source in step.sources:
        size = source.value.shape[axis]
        if place < size:
            at = tuple(place if n == axis else i for n, i in enumerate(index))
            return Told(f"{own_place(trail, at)} of {_name_of_source(trail, source)}", [], [], value, [],
                        source=at[1:], input=value)
        place -= size
    return Told("joined", [], [], value, [])


def _at(tensor, index):
    """A value at an index, sizes of 1 spread."""
    index = index[len(index) - tensor.dim():]
    return float(tensor[tuple(0 if size == 1 else i for i, size in zip(index, tensor.shape))])


def _name_of_source(trail, source):
    return "the input" if source.number < 0 else trail.steps[source.number].name


def _tell_keep(trail, step, index):
    values = [_at(s.value, index) for s in step.sources if isinstance(s, following.Followed)]
    value = float(step.output.value[index])
    names = [_name_of_source(trail, s) for s in step.sources if isinstance(s, following.Followed)]
    lines = text.columns_of(("", "value"), [(name, text.number(v)) for name, v in zip(names, values)])
    return Told(f"{step.layer.name} of " + " and ".join(names), lines, [], value, [], inputs=values)


def _tell_embed(trail, step, index):
    number = int(step.sources[0].value[index[:-1]])
    value = float(step.output.value[index])
    return Told(f"number {index[-1]} of row {number} of the table", [], [], value, [], row=number)


def _tell_other(trail, step, index):
    """Anything else: the inputs that change it most, by the gradient."""
    x = step.sources[0].value.detach()
    if not x.is_floating_point():
        raise ValueError(f"explain: there is no explanation of '{kind_name(step)}' for whole numbers")
    x = x.clone().requires_grad_(True)
    with torch.enable_grad():
        y = step.again(x, *[s.value for s in step.sources[1:]])
        slopes, = torch.autograd.grad(y[index] if y.dim() else y, [x])
    found = sorted([tuple(p) for p in slopes.nonzero().tolist()], key=lambda p: -abs(float(slopes[p])))[:MOST_SHOWN]
    rows = [(f"input{own_place(trail, p)}", text.number(x[p]), text.number(slopes[p])) for p in found]
    value = float(step.output.value[index])
    return Told(f"{kind_name(step)}: the inputs that change it most", text.columns_of(("", "input", "slope"), rows), [],
                value, [], slopes=slopes)


TELLERS.update({
    "dense": _tell_dense, "activation": _tell_activation, "dropout": _tell_dropout, "batchnorm": _tell_batchnorm,
    "layernorm": _tell_groupwise, "groupnorm": _tell_groupwise, "instancenorm": _tell_groupwise, "lrn": _tell_lrn,
    "flatten": _tell_flatten, "reshape": _tell_flatten, "up": _tell_weighted, "pad": _tell_weighted,
    "crop": _tell_weighted, "weighted": _tell_weighted, "add": _tell_join, "concat": _tell_join, "keep": _tell_keep,
    "embed": _tell_embed, "other": _tell_other,
})
