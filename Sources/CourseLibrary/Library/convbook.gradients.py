"""A gradient as the sum that it is: `explain(…, gradient_of=…)`.

By the chain rule, what a loss changes with a weight (or a pixel) is a sum over all outputs that the weight took part in:
each sends back how much the loss changes with it, times how much it changes with the weight. Here both factors are told
apart. What is sent comes from `backward`; the other factor is the input under the weight, or the weight on the pixel,
or, for what is no weighted sum, the slope of that output.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F
import _teaching
import convbook.following as following
import convbook.kinds as kinds
import convbook.text as text
from convbook.asking import run
from convbook.windows import convolved, pairs_of

MOST_SHOWN = 12
MOST_SLOPES = 4096


class Contribution:
    """One summand of a gradient: the `output` it comes through, what was `sent` there, times `factor`."""

    def __init__(self, layer, output, sent, factor, name):
        self.layer = layer
        self.output = output
        self.sent = sent
        self.factor = factor
        self.name = name
        self.product = sent * factor

    def __repr__(self):
        return (f"<Contribution of output{text.place(self.output)}: {text.number(self.sent)} * "
                f"{text.number(self.factor)} = {text.number(self.product)}>")


class GradientExplanation:
    """What `explain(…, gradient_of=…)` gives: .contributions, their .sum, and .gradient as backward has it, which is
    its .value, too."""

    def __init__(self, name, contributions, gradient):
        self.name = name
        self.contributions = contributions
        self.sum = sum(c.product for c in contributions)
        self.gradient = gradient

    @property
    def value(self):
        """The gradient, by the name that every explanation has for what it explains."""
        return self.gradient

    def __repr__(self):
        return f"<GradientExplanation of {self.name}: {len(self.contributions)} outputs, sum {self.sum}>"


def explain_gradient(layer, x, gradient_of, upstream, loss, target, inside):
    """The gradient of one weight or pixel as a sum of contributions: `explain(…, gradient_of=…)`."""
    if not isinstance(gradient_of, (tuple, list)) or len(gradient_of) != 2 or not isinstance(gradient_of[0], str):
        raise TypeError('explain: gradient_of must be a name and an index, such as ("weight", (0, 0, 1, 1)) or '
                        '("input", (0, 2, 3))')
    name, index = gradient_of
    index = text.place_of(index, f"explain: the index in {name}")
    if upstream is not None and loss is not None:
        raise ValueError("explain: give upstream or loss, not both")
    x = x if x.is_floating_point() else x.float()
    with torch.enable_grad():
        x = x.clone().requires_grad_(True)
        trail, given = run(layer, x, target)
        variable, full, uses = _uses(layer, trail, name, index, given, inside)
        output = trail.output.raw
        total = _total(output, upstream, loss, trail.batched)
        outputs = [step.output.raw for step, role in uses]
        found = torch.autograd.grad(total, outputs + [variable], allow_unused=True)
    sent = [following.channels_first(up) if up is not None and step.output.last else up
            for up, (step, role) in zip(found[:-1], uses)]
    gradient = 0.0 if found[-1] is None else float(found[-1][full])
    turned = full
    if name == "input" and trail.last and len(full) > 2:
        turned = full[:1] + full[-1:] + full[1:-1]
    elif name == "kernel" or name.endswith(".kernel"):
        turned = full[-1:] + full[-2:-1] + full[:-2]
    contributions = []
    for (step, role), up in zip(uses, sent):
        if up is not None:
            contributions += _contributions(trail, step, role, variable, turned, up, trail.batched)
    what = "sum(output)" if upstream is None and loss is None else "the loss"
    if loss is None and upstream is not None:
        what = "sum(upstream * output)"
    if target is not None:
        what = following.name_of(layer)
    label = f"{name}{text.place(full if name != 'input' or trail.batched else full[1:])}"
    explanation = GradientExplanation(label, contributions, gradient)
    _print(label, what, explanation, name)
    return explanation


def _total(output, upstream, loss, batched):
    if loss is not None:
        total = loss(output if batched or output.dim() == 0 else output)
        if not isinstance(total, torch.Tensor) or total.numel() != 1:
            raise ValueError("explain: loss must give one number for the output")
        return total
    if upstream is None:
        return output.sum()
    weights = upstream if isinstance(upstream, torch.Tensor) else torch.tensor(upstream)
    weights = weights.to(output.dtype)
    if tuple(weights.shape) != tuple(output.shape):
        if tuple(weights.shape) != tuple(output.shape)[1:]:
            own = tuple(output.shape) if batched else tuple(output.shape)[1:]
            raise ValueError(f"explain: upstream must have the shape of the output {own}, got {tuple(weights.shape)}")
        weights = weights.unsqueeze(0)
    return (output * weights).sum()


def _uses(layer, trail, name, index, given, inside):
    """The tensor that was named, the full index in it, and every step that read it, with its role there."""
    steps = trail.steps
    if inside is not None:
        steps = [s for s in steps if s.path == inside or s.path.startswith(inside + ".") or s.name == inside]
        if not steps:
            raise ValueError(f"explain: no layer '{inside}' was called: there are "
                             f"{', '.join(s.name for s in trail.steps)}")
    if name == "input":
        source = trail.inputs[0] if inside is None else steps[0].sources[0]
        variable = given if source.number == -1 else source.raw
        reading = [step for step in trail.steps if any(s.number == source.number for s in step.sources)]
        shape = tuple(variable.shape)
        index = _checked(index, shape, "input", trail.batched)
        return variable, index, [(step, "input") for step in reading]
    named = {}
    if isinstance(layer, nn.Module):
        named.update(layer.named_parameters())
    for step in trail.steps:
        kernel = step.layer.__dict__.get("kernel_tensor")
        if kernel is not None:
            named[(step.path + "." if step.path else "") + "kernel"] = kernel
            if isinstance(step.layer.tensors.get("bias"), torch.Tensor):
                named[(step.path + "." if step.path else "") + "bias"] = step.layer.tensors["bias"]
    if not isinstance(layer, nn.Module):
        for step in trail.steps:
            for key, value in step.layer.tensors.items():
                if isinstance(value, torch.Tensor) and value.is_floating_point() and key in ("weight", "bias"):
                    named.setdefault(key, value)
    if inside is not None and inside + "." + name in named:
        name = inside + "." + name
    if name not in named:
        near = _teaching.nearest(name, list(named) + ["input"])
        raise ValueError(f"explain: there is no parameter '{name}'" + (
            f"; did you mean '{near}'?" if near else f": there are input, {', '.join(named)}"))
    variable = named[name]
    index = _checked(index, tuple(variable.shape), name, True)
    if not variable.requires_grad:
        raise ValueError(f"explain: '{name}' is frozen: it has no gradient")
    uses = [(step, key) for step in trail.steps for key, value in step.layer.tensors.items()
            if value is variable or (key == "weight" and step.layer.__dict__.get("kernel_tensor") is variable)]
    if not uses:
        raise ValueError(f"explain: no layer that can be explained reads '{name}'")
    return variable, index, uses


def _checked(index, shape, name, batched):
    own = shape if batched else shape[1:]
    # Axes of one place need not be written: a bare kernel has no filters and channels.
    short = len(own) - len(index)
    if short > 0 and all(size == 1 for size in own[:short]):
        index = (0,) * short + index
    if len(index) == len(own) - 1 and batched and name == "input" and len(own) > 1:
        index = (0,) + index
    elif not batched:
        index = (0,) + index
    if len(index) != len(shape):
        raise ValueError(f"explain: the index in {name} of shape {own} must have {len(own)} numbers, "
                         f"got {index if batched else index[1:]}")
    for number, size in zip(index, shape):
        if not -size <= number < size:
            raise IndexError(f"explain: {index if batched else index[1:]} is outside {name} of shape {own}")
    return tuple(number % size for number, size in zip(index, shape))


# The factors


def _contributions(trail, step, role, variable, index, sent, batched):
    """Every output of a step that depends on one number, with what it was sent and its slope."""
    factors, name_of = _factors(trail, step, role, variable, index)
    sent = sent.detach().to(torch.float64)
    contributions = []
    for place, factor in factors:
        lead = place[:1] if batched else ()
        inner = place[1:]
        if step.output.last and len(inner) > 1:
            inner = inner[1:] + inner[:1]
        shown = lead + inner
        up = float(sent[place]) if place else float(sent)
        contributions.append(Contribution(step.name, shown if place else (), up, factor, name_of(place)))
    return contributions


def _factors(trail, step, role, variable, index):
    """[(output index, slope)] of the outputs that depend on the number, and what to call each slope."""
    layer = step.layer
    x = step.sources[0].value.detach() if step.sources else None
    kind = layer.kind
    if role == "bias" and kind in ("conv", "upconv"):
        return _all_ones(step, lambda q: q[1] == index[0]), lambda q: "1"
    if role == "bias" and kind == "dense":
        return _all_ones(step, lambda q: q[-1] == index[0]), lambda q: "1"
    if kind in ("conv", "upconv", "dense"):
        weight = layer.weight.detach().to(torch.float64)
        if role == "weight":
            unit = torch.zeros(tuple(weight.shape), dtype=torch.float64)
            unit[index] = 1.0
            slopes = _weighted_sum(layer, x.to(torch.float64), unit)
        else:
            unit = torch.zeros(tuple(x.shape), dtype=torch.float64)
            unit[index] = 1.0
            slopes = _weighted_sum(layer, unit, weight)
        touched = _touched(layer, role, x, weight, index)
        sizes = tuple(x.shape)[2:]
        return [(q, float(slopes[q])) for q in touched], lambda q: _factor_name(layer, role, sizes, index, q)
    if role in ("weight", "bias"):
        return _parameter_slopes(step, role, index)
    return _slopes(trail, step, index), lambda q: "slope"


def _all_ones(step, holds):
    return [(q, 1.0) for q in _indices(tuple(step.output.value.shape)) if holds(q)]


def _indices(shape):
    places = [()]
    for size in shape:
        places = [place + (i,) for place in places for i in range(size)]
    return places


def _weighted_sum(layer, x, weight):
    """The step without its bias, in double precision."""
    if layer.kind == "dense":
        return F.linear(x, weight)
    if layer.kind == "upconv":
        function = (F.conv_transpose1d, F.conv_transpose2d)[layer.axes - 1]
        return function(x, weight, None, layer.stride, tuple(p[0] for p in layer.padding), layer.output_padding,
                        layer.groups, layer.dilation)
    return convolved(x, weight, None, layer.stride, layer.padding, layer.dilation, layer.groups)


def _touched(layer, role, x, weight, index):
    """The outputs in whose sum the number stood, also those where its partner was 0; padding aside."""
    ones = torch.ones(tuple(x.shape), dtype=torch.float64)
    if role == "weight":
        unit = torch.zeros(tuple(weight.shape), dtype=torch.float64)
        unit[index] = 1.0
        reached = _weighted_sum(layer, ones, unit)
    else:
        unit = torch.zeros(tuple(x.shape), dtype=torch.float64)
        unit[index] = 1.0
        reached = _weighted_sum(layer, unit, torch.ones(tuple(weight.shape), dtype=torch.float64))
    return [tuple(q) for q in reached.nonzero().tolist()]


def _factor_name(layer, role, sizes, index, q):
    """`input[0, 3, 4]` under a weight, or `weight[2, 0, 1, 1]` on a pixel."""
    if layer.kind == "dense":
        return f"input[{index[1]}]" if role == "weight" else f"weight[{q[-1]}, {index[-1]}]"
    axes = layer.axes
    before = [pair[0] for pair in pairs_of(layer.padding, sizes, layer.kernel, layer.stride, layer.dilation)]
    inside = layer.channels // layer.groups
    outs = layer.filters // layer.groups
    if role == "weight":
        if layer.kind == "conv":
            c = index[0] // outs * inside + index[1]
            place = [q[2 + a] * layer.stride[a] + index[2 + a] * layer.dilation[a] - before[a] for a in range(axes)]
        else:
            c = index[0]
            place = [(q[2 + a] + before[a] - index[2 + a] * layer.dilation[a]) // layer.stride[a] for a in range(axes)]
        return "input" + text.place([c] + place)
    if layer.kind == "conv":
        taps = [(index[2 + a] + before[a] - q[2 + a] * layer.stride[a]) // layer.dilation[a] for a in range(axes)]
        return "weight" + text.place([q[1], index[1] % inside] + taps)
    taps = [(q[2 + a] + before[a] - index[2 + a] * layer.stride[a]) // layer.dilation[a] for a in range(axes)]
    return "weight" + text.place([index[1], q[1] % outs] + taps)


def _parameter_slopes(step, role, index):
    """Scale and shift of norms, the slope of PReLU, rows of embeddings."""
    layer = step.layer
    x = step.sources[0].value.detach()
    shape = tuple(step.output.value.shape)
    kind = layer.kind
    if kind == "embed":
        return [(q, 1.0) for q in _indices(shape) if int(x[q[:-1]]) == index[0] and q[-1] == index[1]], lambda q: "1"
    if kind == "layernorm":
        rank = len(layer.sizes)
        holds = lambda q: q[-rank:] == index
    else:
        holds = lambda q: q[1] == index[0] if len(q) > 1 and (kind != "activation" or layer.weight.numel() > 1) else True
    if role == "bias":
        return _all_ones(step, holds), lambda q: "1"
    if kind == "activation":
        return [(q, min(float(x[q]), 0.0)) for q in _indices(shape) if holds(q) and float(x[q]) < 0], lambda q: "input"
    x = x.to(torch.float64)
    if kind == "batchnorm":
        mean = layer.mean.detach().clone().to(torch.float64) if layer.mean is not None else None
        var = layer.var.detach().clone().to(torch.float64) if layer.var is not None else None
        normal = F.batch_norm(x, mean, var, None, None, layer.training, 0.0, layer.eps)
    elif kind == "layernorm":
        normal = F.layer_norm(x, layer.sizes, None, None, layer.eps)
    elif kind == "groupnorm":
        normal = F.group_norm(x, layer.groups, None, None, layer.eps)
    else:
        normal = F.instance_norm(x, eps=layer.eps)
    return [(q, float(normal[q])) for q in _indices(shape) if holds(q)], lambda q: "normalized input"


def _slopes(trail, step, index):
    """The slope of each output that may depend on an input, by one backward pass for each."""
    x = step.sources[0].value.detach()
    others = [s.value.detach() for s in step.sources[1:]]
    number = 0
    if step.sources and step.sources[0].value is not None and len(step.sources) > 1:
        shapes = [tuple(s.value.shape) for s in step.sources]
        number = next((n for n, s in enumerate(shapes) if len(s) == len(index)
                       and all(i < size for i, size in zip(index, s))), 0)
    candidates = _candidates(step, index)
    if len(candidates) > MOST_SLOPES:
        raise ValueError(
            f"explain: {len(candidates)} outputs of {step.name} depend on this input, more than {MOST_SLOPES} slopes to "
            "tell: take a smaller input")
    inputs = [x] + others
    found = []
    with torch.enable_grad():
        wide = [v.to(torch.float64) if v.is_floating_point() else v for v in inputs]
        try:
            y = _again(step, wide, number)
        except RuntimeError:
            wide = inputs
            y = _again(step, wide, number)
        leaf, y = y
        for place in candidates:
            slope, = torch.autograd.grad(y[place] if place else y, [leaf], retain_graph=True, allow_unused=True)
            value = 0.0 if slope is None else float(slope[index])
            if value != 0.0:
                found.append((place, value))
    return found


def _again(step, inputs, number):
    leaf = inputs[number].clone().requires_grad_(True)
    inputs = inputs[:number] + [leaf] + inputs[number + 1:]
    if step.layer.kind == "dropout":
        # The same numbers must be dropped again.
        x, y = step.sources[0].value.detach(), step.output.value.detach()
        mask = torch.where(x != 0, y / torch.where(x != 0, x, torch.ones_like(x)), torch.ones_like(x))
        return leaf, leaf * mask.to(leaf.dtype)
    if step.layer.kind == "batchnorm":
        layer = step.layer
        wide = lambda t: None if t is None else t.detach().clone().to(leaf.dtype)
        return leaf, F.batch_norm(leaf, wide(layer.mean), wide(layer.var), wide(layer.weight), wide(layer.tensors["bias"]),
                                  layer.training, 0.0, layer.eps)
    return leaf, step.again(*inputs)


def _candidates(step, index):
    """The outputs that can depend on an input at `index`."""
    layer = step.layer
    shape = tuple(step.output.value.shape)
    kind = layer.kind
    if kind in ("activation", "dropout", "keep", "add") and layer.get("name") not in ("softmax", "logsoftmax"):
        if len(shape) == len(index) and all(i < size for i, size in zip(index, shape)):
            return [index]
    if kind == "batchnorm" and not layer.training:
        return [index]
    if kind == "activation":
        axis = layer.axis
        return [index[:axis] + (i,) + index[axis + 1:] for i in range(shape[axis])]
    if kind in ("maxpool", "avgpool", "lppool", "adaptiveavg", "adaptivemax"):
        from convbook.windows import window_of
        axes = []
        for axis, size in enumerate(shape[2:]):
            holding = []
            for i in range(size):
                place = (0, 0) + tuple(i if a == axis else 0 for a in range(len(shape) - 2))
                if index[2 + axis] in window_of(step, place)[axis]:
                    holding.append(i)
            axes.append(holding)
        places = [index[:2]]
        for holding in axes:
            places = [place + (i,) for place in places for i in holding]
        return places
    if kind in ("globalavg", "globalmax"):
        return [index[:2]]
    same = 1 if kind != "batchnorm" else 0
    if kind == "batchnorm":
        return [q for q in _indices(shape) if q[1] == index[1]]
    if kind == "layernorm":
        keep = len(shape) - len(layer.sizes)
        return [q for q in _indices(shape) if q[:keep] == index[:keep]]
    if kind == "instancenorm":
        return [q for q in _indices(shape) if q[:2] == index[:2]]
    if kind == "groupnorm":
        per = shape[1] // layer.groups
        return [q for q in _indices(shape) if q[0] == index[0] and q[1] // per == index[1] // per]
    if kind == "lrn":
        return [index[:1] + (c,) + index[2:] for c in range(shape[1]) if abs(c - index[1]) <= layer.size]
    if kind == "loss" and not shape:
        return [()]
    places = _indices(shape)
    if len(shape) and len(index) and kind not in ("loss", "other"):
        places = [q for q in places if q[0] == index[0]]
    return places


# Telling


def _print(label, what, explanation, name):
    contributions = explanation.contributions
    counting = [n for n in range(len(contributions)) if contributions[n].product != 0]
    if len(counting) > MOST_SHOWN + 1:
        order = sorted(counting, key=lambda n: (-abs(contributions[n].product), n))
        shown, rest = order[:MOST_SHOWN], [contributions[n].product for n in order[MOST_SHOWN:]]
    else:
        shown, rest = counting, []
    lines = text.sentence(f"the gradient of {what} by {label}: every output that it took part in sends back how "
                          "much it matters, times what it was multiplied with", indent="  ")
    lines.append("")
    if not contributions:
        lines += ["no output depends on it", "", f"gradient = {text.number(explanation.gradient)}"]
        print("\n".join(lines))
        return
    several = len(set(c.layer for c in contributions)) > 1
    sents = _teaching.column([contributions[n].sent for n in shown])
    factors = _teaching.column([contributions[n].factor for n in shown])
    products = _teaching.column([contributions[n].product for n in shown])
    rows = []
    for n, sent, factor, product in zip(shown, sents, factors, products):
        c = contributions[n]
        place = (c.layer + " " if several else "") + "output" + (text.place(c.output) if c.output else "")
        rows.append((place, sent, c.name, factor if c.name != "1" else "", product))
    if rows:
        lines += text.columns_of(("through", "sent", "times", "", "product"), rows)
    if rest:
        lines.append(f"and {len(rest)} smaller ones, {text.number(sum(rest))} together")
    silent = len(contributions) - len(counting)
    if silent:
        lines.append(f"and {silent} that {'comes' if silent == 1 else 'come'} to 0")
    lines.append("")
    if shown:
        lines += text.steps([("sum", text.sum_of([[contributions[n].product for n in shown]
                                                  + ([sum(rest)] if rest else [])]))]) + [""]
    print("\n".join(lines + [f"gradient = {text.number(explanation.gradient)}"]))
