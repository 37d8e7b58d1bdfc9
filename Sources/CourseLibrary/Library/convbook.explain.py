"""One output as the sum that it is: `explain`.

Every kind of layer has a function here that takes one `Step` of a followed model and the index of an output, and says
which inputs made it, by what numbers. What works on single values (a bias, a norm's scale, an activation) continues
the explanation of what it was given, so that `explain(nn.Sequential(conv, relu), x, at)` shows products, sum, bias and
ReLU in this order.
"""

import math
import torch
import torch.nn as nn
import torch.nn.functional as F
import _teaching
import convbook.architecture as architecture
import convbook.following as following
import convbook.kinds as kinds
import convbook.text as text
from convbook.gradients import explain_gradient


class Explanation:
    """What `explain` gives: the parts of one number by name, such as .patch, .products, .sum and .value."""

    def __init__(self, place, **parts):
        self.place = place
        self.parts = list(parts)
        for name, value in parts.items():
            object.__setattr__(self, name, value)

    def __repr__(self):
        shown = [f"{name} {getattr(self, name)}" for name in ("sum", "value")
                 if isinstance(self.__dict__.get(name), (int, float))]
        return f"<Explanation of {self.place}" + (": " + ", ".join(shown) if shown else "") + ">"


class Told:
    """An explanation in the making: a title, lines, labelled steps, and the formula below."""

    def __init__(self, title, lines=(), steps=(), value=0.0, formula=(), **parts):
        self.title = title
        self.lines = list(lines)
        self.steps = list(steps)
        self.value = value
        self.formula = list(formula)
        self.parts = parts


# Reading what was asked


def as_tensor(value, what):
    if isinstance(value, torch.Tensor):
        return value.detach()
    if isinstance(value, (list, tuple)):
        return torch.tensor(value)
    if hasattr(value, "numpy") or type(value).__name__ == "ndarray":
        return torch.as_tensor(value)
    raise TypeError(f"explain(): argument '{what}' must be a Tensor or nested lists of numbers, "
                    f"not {type(value).__name__}")


def explain(layer, x, at=None, stride=1, padding=0, dilation=1, bias=0.0, activation=None, *, gradient_of=None,
            upstream=None, loss=None, target=None, inside=None):
    """One output of a layer, kernel, function or model on x, as the sum that it is.

        explain(kernel, picture, at=(1, 0))                         # a kernel: patch, products, sum
        explain(nn.Sequential(conv, nn.ReLU()), x, at=(c, i, j))    # and bias, activation
        explain(model, x, at=(3, 0, 0), inside="0")                 # what a layer inside the model gave
        explain(F.cross_entropy, scores, target=t)                  # a loss
        explain(conv, x, gradient_of=("weight", (o, c, k, l)))      # a gradient: which output sent how much

    x is one example, or a batch of which the first is explained unless `at` begins with the number of another. A bare
    kernel takes stride, padding, dilation, bias and activation. Gradients are those of the sum of all outputs, or of
    sum(upstream * output), or of loss(output). Prints, and gives an object with the parts by name.
    """
    x = as_tensor(x, "x")
    if isinstance(layer, (torch.Tensor, list, tuple)):
        kernel = as_tensor(layer, "layer")
        if gradient_of is not None:
            layer = architecture.kernel_layer(kernel)
            layer.tensors["weight"] = layer.weight.detach().clone().requires_grad_(True)
            layer.facts.update(stride=kinds._sides(stride, layer.axes), padding=kinds._pairs(padding, layer.axes),
                               dilation=kinds._sides(dilation, layer.axes))
            return explain_gradient(_Runs(layer), x, gradient_of, upstream, loss, target, inside)
        return _explain_kernel(kernel, x, at, stride, padding, dilation, bias, activation)
    if (stride, padding, dilation, bias, activation) != (1, 0, 1, 0.0, None):
        raise ValueError("explain: stride, padding, dilation, bias and activation belong to a bare kernel; a layer "
                         "has its own")
    if not callable(layer):
        raise TypeError(f"explain(): argument 'layer' must be a layer, a model, a function or a kernel, "
                        f"not {type(layer).__name__}")
    if gradient_of is not None:
        return explain_gradient(layer, x, gradient_of, upstream, loss, target, inside)
    trail, x = run(layer, x, target)
    step = _step_of(trail, inside)
    value = step.output.value
    index, label = _index(value, at, trail.batched)
    trail.unnamed = len(index) - len(label)
    told = tell(trail, step, index)
    return finish(told, label)


class _Runs:
    """A `Layer` as something to call."""

    def __init__(self, layer):
        self.layer = layer

    def __call__(self, x):
        layer = self.layer
        function = (F.conv1d, F.conv2d)[layer.axes - 1]
        padding = tuple(pair[0] for pair in layer.padding) if not isinstance(layer.padding, str) else layer.padding
        return function(x, layer.weight, layer.bias, layer.stride, padding, layer.dilation, layer.groups)


def run(layer, x, target=None):
    """The trail of a layer on x, which gets a batch of one where the layer wants a batch."""
    if not x.is_floating_point() and not _wants_integers(layer):
        x = x.float()
    call = layer if target is None else (lambda value: layer(value, _target(target)))
    batched = target is not None or _is_batch(layer, x)
    given = x
    if not batched:
        given = x.unsqueeze(0)
        if x.dim() == 2 and _rank(layer) == 3:
            given = given.unsqueeze(0)
    trail = following.follow_values(call, given) if target is not None or not isinstance(layer, nn.Module) else \
        following.follow_values(layer, given)
    if not trail.steps or not isinstance(trail.output, following.Followed):
        raise ValueError(f"explain: {following.name_of(layer)} does nothing with its input that can be explained")
    trail.batched = batched
    trail.added = not batched
    return trail, given


def _target(target):
    return target if isinstance(target, torch.Tensor) else torch.tensor(target)


def _wants_integers(layer):
    return isinstance(layer, nn.Embedding)


def _rank(layer):
    """The dimensions of one example that a layer takes; None where any will do."""
    if isinstance(layer, nn.Module):
        for module in layer.modules():
            name = type(module).__name__
            if module._modules:
                continue
            if name.endswith("2d"):
                return 3
            if name.endswith("1d") and name != "BatchNorm1d":
                return 2
            if isinstance(module, (nn.Linear, nn.Flatten)):
                return None
    return 3 if isinstance(layer, _Runs) and layer.layer.axes == 2 else 2 if isinstance(layer, _Runs) else None


def _is_batch(layer, x):
    rank = _rank(layer)
    if rank is not None:
        return x.dim() > rank
    if isinstance(layer, nn.Module) and x.dim() == 3:
        # A picture by itself, where the first layer makes it flat.
        leaves = [module for module in layer.modules() if not module._modules]
        if leaves and isinstance(leaves[0], (nn.Flatten, nn.Upsample)):
            return False
    return not isinstance(layer, nn.Module) or x.dim() != 1


def _step_of(trail, inside):
    if inside is None:
        return trail.steps[trail.output.number]
    found = [step for step in trail.steps if step.path == inside or step.path.startswith(inside + ".")
             or step.name == inside]
    if not found:
        names = [step.name for step in trail.steps]
        near = _teaching.nearest(str(inside), names)
        raise ValueError(f"explain: no layer '{inside}' was called"
                         + (f"; did you mean '{near}'?" if near else f": there are {', '.join(names)}"))
    return found[-1]


def _index(value, at, batched):
    """The full index of an output, and how the learner writes it."""
    shape = tuple(value.shape)
    own = shape if batched else shape[1:]
    if at is None:
        at = (0,) * len(own)
    at = (at,) if isinstance(at, int) else tuple(at)
    if len(at) == len(own) - 1 and batched and len(own) > 1:
        index, label, sizes = (0,) + at, at, own[1:]
    elif len(at) == len(own):
        index, label, sizes = at if batched else (0,) + at, at, own
    else:
        wanted = len(own) - 1 if batched and len(own) > 1 else len(own)
        raise ValueError(f"explain: at must have {wanted} number{'s' if wanted != 1 else ''} for an output of shape "
                         f"{own[1:] if batched and len(own) > 1 else own}, got {at}")
    for number, size in zip(label, sizes):
        if not isinstance(number, int):
            raise TypeError(f"explain: at must hold ints, got {at}")
        if not -size <= number < size:
            raise IndexError(f"explain: at={at} is outside the output of shape {tuple(sizes)}")
    index = tuple(number % size if size else number for number, size in zip(index, shape))
    return index, index[len(index) - len(label):]


def finish(told, label):
    """Prints an explanation and gives its object."""
    name = "output" + (text.place(label) if label else "")
    lines = text.sentence(f"{name}: {told.title}", indent="  ")
    lines.append("")
    if told.lines:
        lines += told.lines + [""]
    if told.steps:
        lines += text.steps(told.steps) + [""]
    lines.append(f"{name} = {text.number(told.value)}")
    lines += [part for line in told.formula for part in text.sentence(line, indent="  ")]
    print("\n".join(lines))
    return Explanation(name, **told.parts, value=float(told.value))


def tell(trail, step, index):
    """The explanation of one output of one step; `index` counts the batch."""
    teller = _tell_weighted if step.layer.get("by_gradient") else TELLERS.get(step.layer.kind, _tell_other)
    return teller(trail, step, index)


def _before(trail, source, index):
    """The explanation of what a pointwise step was given, where another step gave it."""
    if source.number < 0:
        return None
    step = trail.steps[source.number]
    if step.layer.kind in JOINING:
        return None
    return tell(trail, step, index)


def _continued(trail, step, index, label, pieces, value, formula, **parts):
    """A step on single values: continues the explanation of its input, or begins one."""
    before = _before(trail, step.sources[0], index)
    if before is None:
        given = float(step.sources[0].value[index])
        told = Told(f"{_kind_name(step)} of input{_own(trail, index)} = {text.number(given)}", value=value,
                    steps=[(label, pieces)], formula=formula, input=given, **parts)
        return told
    before.steps.append((label, pieces))
    before.value = value
    before.formula += formula
    before.parts.update({name: part for name, part in parts.items() if name not in before.parts})
    before.parts[label] = float(value)
    return before


def _own(trail, index):
    """An index as the learner wrote it: without the number of an example that was added."""
    return text.place(index[getattr(trail, "unnamed", 1):])


def _kind_name(step):
    name = step.layer.get("name")
    return name if isinstance(name, str) else step.layer.kind


# Kernels that slide


def _explain_kernel(kernel, x, at, stride, padding, dilation, bias, activation):
    """A bare kernel (K, L), (C, K, L) or (O, C, K, L) on a picture, whose numbers may be integers."""
    label = ""
    place = None if at is None else list((at,) if isinstance(at, int) else at)
    name = []
    if kernel.dim() == 4:
        place = place or [0, 0, 0]
        if len(place) != 3:
            raise ValueError(f"explain: the kernel {_shape(kernel)} gives maps: at must be (map, row, column)")
        maps = kernel.shape[0]
        if not -maps <= place[0] < maps:
            raise IndexError(f"explain: at={tuple(at)} is outside the output, which has {maps} map: use 0 to "
                             f"{maps - 1}".replace("map: use", "maps: use" if maps != 1 else "map: use"))
        label = f"map {place[0] % maps}, "
        kernel = kernel[place[0]]
        place = place[1:]
    walk = Walk(kernel, x, stride, padding, dilation, "explain")
    place = place or [0] * walk.axes
    if len(place) != walk.axes:
        wanted = "(row, column)" if walk.axes == 2 else "(place,)"
        raise ValueError(f"explain: at must be {wanted}, got {_tuple(place)}")
    for axis, (number, size) in enumerate(zip(place, walk.sizes)):
        if not -size <= number < size:
            word = ("rows", "columns")[axis] if walk.axes == 2 else "places"
            raise IndexError(f"explain: at={_tuple(at)} is outside the output, which has {size} {word}: use 0 to "
                             f"{size - 1}")
    place = [number % size for number, size in zip(place, walk.sizes)]
    told = walk.told(place)
    told.title = label + told.title
    _finish_kernel(told, bias, activation, walk)
    return finish_at(told, label, place)


def finish_at(told, label, place):
    name = "output" + text.place(place)
    lines = [f"{label}{name}: {told.title[len(label):]}", ""] + told.lines + [""] + text.steps(told.steps) + [""]
    lines += [f"{name} = {text.number(told.value)}"] + told.formula
    print("\n".join(lines))
    return Explanation(name, **told.parts, value=float(told.value))


def _finish_kernel(told, bias, activation, walk):
    """Bias and activation of a bare kernel."""
    bias = float(bias)
    value = told.value
    inside = "S(i, j)" if walk.axes == 2 else "S(i)"
    if bias != 0:
        value = told.value + bias
        numbers = _teaching.column([told.value, bias, value])
        told.steps.append(("bias", [text.joined(numbers[:2]), "= " + numbers[2]]))
        inside = text.joined([inside, text.number(bias)])
    name, function = activation_of(activation)
    if function is not None:
        given, value = value, function(value)
        told.steps.append((name, [f"{name}({text.number(given)})", f"= {text.number(value)}"]))
        inside = f"{name}({inside})"
    if inside not in ("S(i, j)", "S(i)"):
        told.formula.append(f"output[{'i, j' if walk.axes == 2 else 'i'}] = {inside}")
    told.value = value


def activation_of(activation):
    """The name and the function of one number."""
    if activation is None or activation == "linear":
        return None, None
    if isinstance(activation, str):
        function = getattr(F, activation, None)
        if function is None or activation not in kinds.FUNCTIONS:
            names = ["relu", "sigmoid", "tanh", "leaky_relu", "elu", "silu", "gelu", "softplus"]
            near = _teaching.nearest(activation, names)
            raise ValueError(f"activation must be one of {', '.join(repr(n) for n in names)}, a function or None, got "
                             f"'{activation}'" + (f"; did you mean '{near}'?" if near else ""))
        name = activation
    else:
        function = activation
        name = getattr(activation, "__name__", None) or type(activation).__name__.lower()
        if name == "<lambda>":
            name = "activation"

    def one(value):
        result = function(torch.tensor(float(value), dtype=torch.float64))
        if not isinstance(result, (int, float, torch.Tensor)):
            raise TypeError(f"the activation must return a number, not {type(result).__name__}")
        return float(result)
    return name, one


def _shape(tensor):
    return _tuple(tensor.shape)


def _tuple(values):
    return str(tuple(values)) if isinstance(values, (tuple, list, torch.Size)) else str((values,))


class Walk:
    """A kernel (K, L) or (C, K, L), (K,) or (C, K) that moves over a picture of as many dimensions."""

    def __init__(self, kernel, picture, stride=1, padding=0, dilation=1, verb="explain", mode="zeros", channels=None):
        if kernel.dim() == 1 or (kernel.dim() == 2 and channels):
            self.axes = 1
        else:
            self.axes = 2
        if kernel.dim() != picture.dim() or kernel.dim() > 3:
            raise ValueError(
                f"{verb}: needs one kernel and one picture, (K, L) and (H, W) or (C, K, L) and (C, H, W); got a kernel "
                f"of shape {_shape(kernel)} and a picture of shape {_shape(picture)}")
        self.has_channels = kernel.dim() == self.axes + 1
        if not kernel.is_floating_point():
            kernel = kernel.to(torch.int64)
        if not picture.is_floating_point():
            picture = picture.to(torch.int64)
        if kernel.dtype != picture.dtype:
            kernel, picture = kernel + torch.zeros_like(picture.sum()), picture + torch.zeros_like(kernel.sum())
        if self.has_channels and kernel.shape[0] != picture.shape[0]:
            raise ValueError(
                f"{verb}: the input {_shape(picture)} has {picture.shape[0]} "
                f"channel{'' if picture.shape[0] == 1 else 's'}, but the kernel {_shape(kernel)} has "
                f"{kernel.shape[0]}: use a kernel of shape {_tuple((picture.shape[0],) + tuple(kernel.shape[1:]))}")
        self.kernel = kernel
        self.picture = picture
        self.stride = kinds._sides(stride, self.axes)
        self.dilation = kinds._sides(dilation, self.axes)
        self.mode = mode
        self.kernel_size = tuple(kernel.shape)[-self.axes:]
        self.picture_size = tuple(picture.shape)[-self.axes:]
        for name, sides, least in (("stride", self.stride, 1), ("dilation", self.dilation, 1)):
            if any(not isinstance(s, int) or s < least for s in sides) or len(sides) != self.axes:
                raise ValueError(f"{verb}: {name} must be at least {least} along {self.axes} axes, got {sides}")
        self.pairs = pairs_of(padding, self.picture_size, self.kernel_size, self.stride, self.dilation)
        if any(p < 0 for pair in self.pairs for p in pair):
            raise ValueError(f"{verb}: padding must be at least 0, got {padding}")
        self.sizes = []
        for axis in range(self.axes):
            w, k, s, d = self.picture_size[axis], self.kernel_size[axis], self.stride[axis], self.dilation[axis]
            room = w + sum(self.pairs[axis]) - d * (k - 1) - 1
            self.sizes.append(room // s + 1)
        if min(self.sizes) < 1:
            raise ValueError(f"{verb}: " + self._misfit(verb))
        widths = [side for pair in reversed(self.pairs) for side in pair]
        if not any(widths):
            self.padded = picture
        elif mode == "zeros":
            self.padded = F.pad(picture, widths)
        else:
            batch = picture if self.has_channels else picture.unsqueeze(0)
            padded = F.pad(batch.unsqueeze(0), widths, mode=mode)[0]
            self.padded = padded if self.has_channels else padded[0]

    def _misfit(self, verb):
        axis = min(range(self.axes), key=lambda a: self.sizes[a] >= 1)
        w, k, s, d = self.picture_size[axis], self.kernel_size[axis], self.stride[axis], self.dilation[axis]
        p = self.pairs[axis][0]
        word = ("rows", "columns")[axis] if self.axes == 2 else "places"
        needed = max(max(0, (self.dilation[a] * (self.kernel_size[a] - 1) + 2 - self.picture_size[a]) // 2)
                     for a in range(self.axes))
        most = [max(0, (self.picture_size[a] + sum(self.pairs[a]) - 1) // self.dilation[a] + 1)
                for a in range(self.axes)]
        kernel = "x".join(str(k) for k in self.kernel_size)
        picture = "x".join(str(w) for w in self.picture_size)
        message = (f"kernel {kernel} does not fit the {picture} input: floor(({w} + 2*{p} - {d}*({k}-1) - 1)/{s}) + 1 "
                   f"= {self.sizes[axis]} {word}; pad by {needed}")
        if min(most) > 0:
            message += f" or use a kernel of at most {'x'.join(str(m) for m in most)}"
        if all(k >= w for k, w in zip(self.kernel_size, self.picture_size)):
            message += f" (or are they exchanged? It is {verb}(k, x))"
        return message

    def taps(self, place):
        """For each axis the places of the picture under the kernel; those outside it are padding."""
        return [[i * s + t * d - pair[0] for t in range(k)] for i, s, d, k, pair
                in zip(place, self.stride, self.dilation, self.kernel_size, self.pairs)]

    def patch(self, place):
        index = tuple(slice(i * s, i * s + d * (k - 1) + 1, d) for i, s, d, k
                      in zip(place, self.stride, self.dilation, self.kernel_size))
        return self.padded[(...,) + index]

    def told(self, place, beside=None):
        patch = self.patch(place)
        products = patch * self.kernel
        taps = self.taps(place)
        value = float(products.to(torch.float64).sum())
        inside = self._inside(taps)
        lines = tables(self.kernel, patch, products, inside, self.axes, beside)
        if not all(inside):
            what = {"zeros": "padding, outside the picture", "reflect": "reflected from inside the picture",
                    "replicate": "the edge of the picture, repeated",
                    "circular": "from the other side of the picture"}[self.mode]
            if beside is None:
                lines += ["", "in parentheses: " + what]
        size = "x".join(str(k) for k in self.kernel_size)
        where = ", ".join(_range(word, tap) for word, tap in zip(_words(self.axes), taps))
        return Told(
            f"the {size} kernel on {where}", lines, [("sum", sum_pieces(products, self.axes))], value, self.formula(),
            patch=patch, kernel=self.kernel, products=products, sum=value)

    def _inside(self, taps):
        flags = [True]
        for tap, size in zip(taps, self.picture_size):
            flags = [flag and 0 <= t < size for flag in flags for t in tap]
        return flags

    def formula(self, letters=""):
        def index(place, tap, stride, pair, dilation):
            start = place if stride == 1 else f"{stride}{place}"
            step = tap if dilation == 1 else f"{dilation}{tap}"
            return f"{start} + {step}" + ("" if pair[0] == 0 else f" - {pair[0]}")
        places, taps = ("ij", "mn") if self.axes == 2 else ("i", "m")
        inner = ", ".join(index(p, t, s, pair, d) for p, t, s, pair, d
                          in zip(places, taps, self.stride, self.pairs, self.dilation))
        channel = "c, " if self.has_channels else ""
        over = channel + ", ".join(taps)
        return [f"S({', '.join(places)}) = sum over {over} of I({channel}{inner}) * K({channel}{', '.join(taps)})"]


def pairs_of(padding, sizes, kernel, stride, dilation):
    """Padding as numbers before and after along each axis."""
    if isinstance(padding, str):
        pairs = []
        for w, k, s, d in zip(sizes, kernel, stride, dilation):
            span = d * (k - 1) + 1
            if padding == "valid":
                pairs.append((0, 0))
            elif padding == "causal":
                pairs.append((span - 1, 0))
            elif padding == "same":
                total = max(0, ((w + s - 1) // s - 1) * s + span - w)
                pairs.append((total // 2, total - total // 2))
            else:
                raise ValueError(f"padding must be a number, 'same', 'valid' or 'causal', got '{padding}'")
        return pairs
    return [tuple(pair) for pair in kinds._pairs(padding, len(sizes))]


def _words(axes):
    return ("row", "column") if axes == 2 else ("place",)


def _range(word, numbers):
    """`rows 1 to 3`, `row 2`, `rows 0, 2, 4`"""
    if len(numbers) == 0:
        return f"no {word}s"
    if numbers[0] == numbers[-1]:
        return f"{word} {numbers[0]}"
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{word}s {numbers[0]} to {numbers[-1]}"
    return f"{word}s " + ", ".join(str(n) for n in numbers)


def _flat(tensor):
    return [float(v) for v in tensor.reshape(-1).tolist()]


def tables(kernel, patch, products, inside, axes, beside=None, names=("patch", "kernel", "patch * kernel"), most=4):
    """Patch, kernel and products of every channel side by side; of many channels the first few."""
    channels = kernel.shape[0] if kernel.dim() == axes + 1 else 1
    columns = kernel.shape[-1]
    lines = []
    for channel in range(channels):
        if channels > most and channel == most - 1:
            lines.append(f"… and {channels - channel} more channels")
            break
        parts = [whole[channel] if kernel.dim() == axes + 1 else whole for whole in (patch, kernel, products)]
        # Fewer decimals where the three would not stand beside each other.
        for decimals in (None, 3, 2):
            blocks = []
            for name, part in zip(names, parts):
                values = _flat(part)
                cells = _teaching.column(values if decimals is None else [round(v, decimals) for v in values])
                if name == names[0]:
                    cells = [cell if flag else "(0)" if v == 0 else f"({cell})"
                             for cell, flag, v in zip(cells, inside, values)]
                blocks.append((name, text.table(cells, columns)))
            if sum(max([len(title)] + [len(line) for line in rows]) + 3 for title, rows in blocks) - 3 <= text.WIDTH:
                break
        if kernel.dim() == axes + 1:
            lines.append(f"channel {channel}")
        if beside is not None and channel == 0:
            together = [beside] + blocks
            total = sum(max([len(title)] + [len(line) for line in rows]) + 3 for title, rows in together) - 3
            if total <= text.WIDTH:
                lines += text.beside(together)
                continue
            lines += [beside[0]] + beside[1] + [""]
        lines += text.beside(blocks)
    return lines


def sum_pieces(products, axes):
    columns = max(1, products.shape[-1])
    values = _flat(products)
    rows = [values[start:start + columns] for start in range(0, len(values), columns)]
    height = products.shape[-2] if axes == 2 else 1
    if axes == 1 and products.dim() == 2:
        return text.sum_of(rows)
    return text.sum_of(rows, height if products.dim() == 3 else None)


def _tell_conv(trail, step, index):
    layer = step.layer
    source = step.sources[0]
    x = source.value
    n, o, place = index[0], index[1], index[2:]
    padding, mode = layer.padding, layer.mode
    # What a layer puts around its input itself belongs to its own padding.
    if source.number >= 0:
        before = trail.steps[source.number]
        if before.layer.kind == "pad" and before.path == step.path and step.path in trail.leaves:
            padding, mode = before.layer.pairs, before.layer.mode
            x = before.sources[0].value
    inside = layer.channels // layer.groups
    first = o // (layer.filters // layer.groups) * inside
    walk = Walk(layer.weight.detach()[o], x.detach()[n, first:first + inside], layer.stride, padding, layer.dilation,
                mode=mode, channels=True)
    told = walk.told(place)
    channels = "" if layer.groups == 1 else (
        f" (group {first // inside}: channels {first} to {first + inside - 1})" if inside > 1 else
        f" (channel {first} alone)")
    told.title = f"filter {o}, {told.title}{channels}"
    if inside == 1:
        told.lines = told.lines[1:] if told.lines and told.lines[0] == "channel 0" else told.lines
    sums = [float(s) for s in told.parts["products"].to(torch.float64).reshape(inside, -1).sum(1).tolist()]
    told.parts["channel_sums"] = sums
    _add_bias(told, layer, o)
    told.parts["layer"] = layer
    return told


def _add_bias(told, layer, o):
    if layer.get("bias") is None or not isinstance(layer.tensors.get("bias"), torch.Tensor):
        return
    bias = float(layer.tensors["bias"][o])
    numbers = _teaching.column([told.value, bias, told.value + bias])
    told.steps.append(("bias", [text.joined(numbers[:2]), "= " + numbers[2]]))
    told.parts["bias"] = bias
    told.value += bias


def _tell_upconv(trail, step, index):
    """The inputs that paint this place, each with the weight by which it does."""
    layer = step.layer
    x = step.sources[0].value.detach()
    n, o, place = index[0], index[1], index[2:]
    axes = layer.axes
    pairs = [(p, p) if isinstance(p, int) else p for p in layer.padding]
    sizes = tuple(x.shape)[2:]
    taps, inputs = [], []
    for axis in range(axes):
        i, s, d, k = place[axis], layer.stride[axis], layer.dilation[axis], layer.kernel[axis]
        found = []
        for t in range(k):
            reached = i + pairs[axis][0] - t * d
            if reached % s == 0 and 0 <= reached // s < sizes[axis]:
                found.append((reached // s, t))
        found.sort()
        inputs.append([a for a, t in found])
        taps.append([t for a, t in found])
    outs = layer.filters // layer.groups
    inside = layer.channels // layer.groups
    first = o // outs * inside
    weight = layer.weight.detach()[first:first + inside, o % outs]
    patch = x[n, first:first + inside]
    for axis in range(axes):
        chosen = torch.tensor(inputs[axis], dtype=torch.int64)
        patch = patch.index_select(axis + 1, chosen)
        weight = weight.index_select(axis + 1, torch.tensor(taps[axis], dtype=torch.int64))
    products = patch * weight
    value = float(products.to(torch.float64).sum())
    where = ", ".join(_range(word, numbers) for word, numbers in zip(_words(axes), inputs))
    which = ", ".join(_range(word, numbers) for word, numbers in zip(_words(axes), taps))
    if products.numel() == 0:
        told = Told("no input reaches this place", [], [("sum", ["0"])], 0.0)
    else:
        lines = tables(weight, patch, products, [True] * (patch[0].numel()), axes,
                       names=("input", "weight", "input * weight"))
        if inside == 1 and lines and lines[0] == "channel 0":
            lines = lines[1:]
        told = Told(f"painted by the input at {where}, through the weights at {which}", lines,
                    [("sum", sum_pieces(products, axes))], value)
    told.parts.update(inputs=inputs, taps=taps, patch=patch, kernel=weight, products=products, sum=value)
    told.formula = ["place = input place*stride - padding + tap*dilation: " + ", ".join(
        f"{place[a]} = a*{layer.stride[a]} - {pairs[a][0]} + t*{layer.dilation[a]}" for a in range(axes))]
    _add_bias(told, layer, o)
    return told


# Pooling


def window_of(step, index):
    """The places of the input, along each axis, that a pooling window holds; those in the padding are outside."""
    layer = step.layer
    sizes = tuple(step.sources[0].value.shape)[2:] if step.layer.kind != "other" else ()
    if layer.kind.startswith("global"):
        return [list(range(size)) for size in sizes]
    place = index[2:]
    if layer.kind.startswith("adaptive"):
        return [list(range(i * w // n, -((-(i + 1) * w) // n))) for i, w, n in zip(place, sizes, layer.output)]
    pairs = pairs_of(layer.padding, sizes, layer.kernel, layer.stride, layer.dilation)
    return [[i * s + t * d - pair[0] for t in range(k)]
            for i, s, d, k, pair in zip(place, layer.stride, layer.dilation, layer.kernel, pairs)]


def _tell_pool(trail, step, index):
    layer = step.layer
    x = step.sources[0].value.detach()
    n, c = index[0], index[1]
    taps = window_of(step, index)
    sizes = tuple(x.shape)[2:]
    axes = len(sizes)
    places = [()]
    for tap in taps:
        places = [place + (t,) for place in places for t in tap]
    inside = [all(0 <= t < size for t, size in zip(place, sizes)) for place in places]
    values = [float(x[(n, c) + place]) if flag else 0.0 for place, flag in zip(places, inside)]
    texts = _teaching.column(values)
    patch = torch.tensor(values, dtype=x.dtype).reshape([len(tap) for tap in taps])
    where = ", ".join(_range(word, tap) for word, tap in zip(_words(axes), taps))
    kind = layer.kind
    parts = {"patch": patch, "window": [tuple(place) for place, flag in zip(places, inside) if flag]}
    if kind in ("maxpool", "adaptivemax", "globalmax"):
        best = None
        for number, flag in enumerate(inside):
            if flag and (best is None or values[number] > values[best] or values[number] != values[number]):
                best = number
        texts = [f"[{t}]" if number == best else f"({t})" if not flag else t
                 for number, (t, flag) in enumerate(zip(texts, inside))]
        if not all(inside):
            texts = [t if flag else "-" for t, flag in zip(texts, inside)]
        winner = (c,) + places[best]
        value = values[best]
        ties = [number for number, flag in enumerate(inside) if flag and values[number] == values[best]]
        steps = [("max", [f"of {sum(inside)} numbers", f"= {text.number(value)}"]),
                 ("winner", [f"input{text.place(winner)}"
                             + (f", the first of {len(ties)} that are equal" if len(ties) > 1 else "")])]
        parts.update(winner=winner, ties=len(ties))
        title = f"the largest number of channel {c} in {where}"
    elif kind == "lppool":
        power = layer.power
        texts = [t if flag else f"({t})" for t, flag in zip(texts, inside)]
        powered = [abs(v) ** power for v in values]
        total = sum(powered)
        value = total ** (1 / power)
        numbers = _teaching.column(powered + [total])
        p = text.number(power)
        pieces = text.chunks(numbers[:-1]) + ["= " + numbers[-1]]
        root = "square root" if power == 2 else f"root of order {p}"
        steps = [("squares" if power == 2 else f"powers {p}", pieces), (root, [f"{text.number(value)}"])]
        parts.update(sum=total, power=power)
        title = f"the L{p} norm of channel {c} in {where}"
    else:
        if layer.get("counts_padding", True):
            # A window that hangs over the end in ceil mode counts what lies in the padding, not beyond it.
            count = 1
            pairs = pairs_of(layer.padding, sizes, layer.kernel, layer.stride, layer.dilation) \
                if kind == "avgpool" else [(0, 0)] * axes
            for tap, size, pair in zip(taps, sizes, pairs):
                count *= sum(1 for t in tap if t < size + pair[1])
        else:
            count = sum(inside)
        count = layer.get("divisor") or count
        texts = [t if flag else f"({t})" for t, flag in zip(texts, inside)]
        total = sum(values)
        value = total / count
        columns = len(taps[-1])
        steps = [("sum", text.sum_of([values[s:s + columns] for s in range(0, len(values), columns)])),
                 ("mean", [f"{text.number(total)} / {count}", f"= {text.number(value)}"])]
        parts.update(sum=total, count=count)
        title = f"the mean of channel {c} in {where}"
    lines = ["window"] + text.table(texts, len(taps[-1]))
    if not all(inside):
        lines += ["", "in parentheses: padding" if "-" not in texts else "-: padding, which never wins"]
    return Told(title, lines, steps, value, [], **parts)


# Weighted sums


def _tell_dense(trail, step, index):
    layer = step.layer
    x = step.sources[0].value.detach()
    row = x[index[:-1]] if x.dim() > 1 else x
    weights = layer.weight.detach()[index[-1]]
    products = row * weights
    values = _flat(products)
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
    _add_bias(told, layer, index[-1])
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
    return _continued(trail, step, index, name, [given, f"= {text.number(value)}"], value, formula)


def _tell_softmax(trail, step, index):
    layer = step.layer
    axis = layer.axis
    x = step.sources[0].value.detach().to(torch.float64)
    row = x[tuple(slice(None) if n == axis else i for n, i in enumerate(index))]
    values = _flat(row)
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
    return _continued(trail, step, index, "dropout", pieces, value, [], dropped=bool(layer.training and value == 0))


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
    before = _before(trail, step.sources[0], index)
    parts = {"mean": mean, "var": variance, "normalized": normal}
    formula = ["y = (x - mean)/sqrt(var + eps)*weight + bias, by " + source]
    if before is None:
        return Told(f"batch norm of input{_own(trail, index)} = {text.number(given)}", [], steps, value, formula,
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
    return Told(f"{kind} of input{_own(trail, index)} = {text.number(given)}", [], steps, value,
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
    return Told(f"input{_own(trail, index)} = {text.number(given)} and its neighbours, channels {low} to {high - 1}",
                [], steps, value, ["y = x / (k + alpha/size * sum of squares of neighbours)^beta"],
                neighbours=neighbours, sum=total, base=base, input=given)


# Places


def _tell_flatten(trail, step, index):
    """Which input a place of a reshaped tensor is: the numbers stay in row-major order."""
    x = step.sources[0].value
    shape, out = tuple(x.shape), tuple(step.output.value.shape)
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
                value, [f"{_tuple(inner)} in row-major order: the last axis runs fastest"],
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
        return Told(f"input{_own(trail, found[0])}", [], [], value, [], source=source, input=value)
    if not found:
        return Told("no input: padding", [], [], value, [], source=None)
    xs = _teaching.column([float(x[p]) for p in shown])
    ws = _teaching.column([float(slopes[p]) for p in shown])
    ps = _teaching.column([float(slopes[p] * x[p]) for p in shown])
    rows = [(f"input{_own(trail, p)}", a, w, b) for p, a, w, b in zip(shown, xs, ws, ps)]
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
            return Told(f"{_own(trail, at)} of {_name_of_source(trail, source)}", [], [], value, [],
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
        raise ValueError(f"explain: there is no explanation of '{_kind_name(step)}' for whole numbers")
    x = x.clone().requires_grad_(True)
    with torch.enable_grad():
        y = step.again(x, *[s.value for s in step.sources[1:]])
        slopes, = torch.autograd.grad(y[index] if y.dim() else y, [x])
    found = sorted([tuple(p) for p in slopes.nonzero().tolist()], key=lambda p: -abs(float(slopes[p])))[:MOST_SHOWN]
    rows = [(f"input{_own(trail, p)}", text.number(x[p]), text.number(slopes[p])) for p in found]
    value = float(step.output.value[index])
    return Told(f"{_kind_name(step)}: the inputs that change it most", text.columns_of(("", "input", "slope"), rows), [],
                value, [], slopes=slopes)


# Losses


def _tell_loss(trail, step, index):
    layer = step.layer
    x = step.sources[0].value.detach().to(torch.float64)
    target = layer.target
    target = target.value if isinstance(target, following.Followed) else target
    reduction = layer.get("reduction", "mean")
    name = layer.name
    terms, header, rows, formula, names = _LOSSES[name](x, target, layer) if name in _LOSSES else (None,) * 5
    if terms is None:
        return _tell_other(trail, step, index)
    if index:
        number = index[0] if len(index) == 1 else _row_major(index, tuple(step.output.value.shape))
        rows, chosen = rows[number:number + 1], terms[number:number + 1]
        value = chosen[0]
    else:
        chosen = terms
    order = sorted(range(len(chosen)), key=lambda n: -abs(chosen[n])) if len(chosen) > MOST_SHOWN else range(len(chosen))
    order = list(order)[:MOST_SHOWN]
    lines = text.columns_of(header, [rows[n] for n in order])
    if len(chosen) > len(order):
        rest = sum(chosen) - sum(chosen[n] for n in order)
        lines.append(f"and {len(chosen) - len(order)} smaller ones, {text.number(rest)} together")
    steps = []
    total = sum(chosen)
    if not index:
        shown = [chosen[n] for n in order] + ([total - sum(chosen[n] for n in order)] if len(chosen) > len(order) else [])
        steps.append(("sum", text.sum_of([shown])))
        value = total
        if reduction == "mean":
            count = len(chosen)
            value = total / count
            steps.append(("mean", [f"{text.number(total)} / {count}", f"= {text.number(value)}"]))
    return Told(f"{name.replace('_', ' ')} over {len(terms)} {names}", lines, steps, value, formula, terms=terms, sum=total)


def _row_major(index, shape):
    number = 0
    for i, size in zip(index, shape):
        number = number * size + i
    return number


def _cross_entropy(x, target, layer):
    scores = x if x.dim() > 1 else x.unsqueeze(0)
    if target.is_floating_point() or scores.dim() != 2 or layer.get("label_smoothing") or layer.get("weights") is not None \
            or bool((target == layer.get("ignore_index", -100)).any()):
        return (None,) * 5
    terms, rows = [], []
    labels = target.reshape(-1).tolist()
    for row, label in zip(scores, labels):
        values = _flat(row)
        most = max(values)
        log_sum = most + math.log(sum(math.exp(v - most) for v in values))
        term = log_sum - values[label] if layer.name == "cross_entropy" else -values[label]
        terms.append(term)
        if layer.name == "cross_entropy":
            rows.append((f"example {len(terms) - 1}", label, text.number(values[label]),
                         text.number(math.exp(values[label] - log_sum)), text.number(term)))
        else:
            rows.append((f"example {len(terms) - 1}", label, text.number(values[label]), text.number(term)))
    if layer.name == "cross_entropy":
        return terms, ("", "target", "its score", "probability", "-log"), rows, \
            ["-log softmax(scores)[target]"], "example" + ("s" if len(terms) != 1 else "")
    return terms, ("", "target", "its log", "-log"), rows, ["-input[target]"], "examples"


def _elementwise_loss(function, formula):
    def terms_of(x, target, layer):
        if layer.get("weights") is not None or layer.get("pos_weight") is not None:
            return (None,) * 5
        a, b = _flat(x), _flat(target.to(torch.float64).expand(x.shape) if tuple(target.shape) != tuple(x.shape) else target)
        terms = [function(p, q, layer) for p, q in zip(a, b)]
        places = _places(tuple(x.shape), len(a))
        rows = [(place, text.number(p), text.number(q), text.number(t)) for place, p, q, t in zip(places, a, b, terms)]
        return terms, ("", "input", "target", "term"), rows, [formula], "numbers"
    return terms_of


def _places(shape, count):
    names = []
    for number in range(count):
        index = []
        for size in reversed(shape):
            index.insert(0, number % size)
            number //= size
        names.append("input" + text.place(index))
    return names


def _bce(p, t, layer):
    log = lambda v: max(-100.0, math.log(v)) if v > 0 else -100.0
    return -(t * log(p) + (1 - t) * log(1 - p))


def _bce_logits(z, t, layer):
    return max(z, 0.0) - z * t + math.log(1 + math.exp(-abs(z)))


def _smooth(p, t, layer):
    beta = layer.get("beta", 1.0)
    d = abs(p - t)
    return 0.5 * d * d / beta if d < beta else d - 0.5 * beta


def _huber(p, t, layer):
    delta = layer.get("delta", 1.0)
    d = abs(p - t)
    return 0.5 * d * d if d <= delta else delta * (d - 0.5 * delta)


_LOSSES = {
    "cross_entropy": _cross_entropy, "nll_loss": _cross_entropy,
    "mse_loss": _elementwise_loss(lambda p, t, layer: (p - t) ** 2, "(input - target)^2"),
    "l1_loss": _elementwise_loss(lambda p, t, layer: abs(p - t), "|input - target|"),
    "smooth_l1_loss": _elementwise_loss(_smooth, "(input - target)^2/(2 beta), or |input - target| - beta/2 beyond beta"),
    "huber_loss": _elementwise_loss(_huber, "(input - target)^2/2, or delta*(|input - target| - delta/2) beyond delta"),
    "binary_cross_entropy": _elementwise_loss(_bce, "-(t*log(p) + (1 - t)*log(1 - p))"),
    "binary_cross_entropy_with_logits": _elementwise_loss(
        _bce_logits, "-(t*log(p) + (1 - t)*log(1 - p)), p = sigmoid(input)"),
}

# What begins an explanation of its own when it stands before a pointwise step.
JOINING = ("concat", "flatten", "reshape", "other", "loss")

TELLERS = {
    "conv": _tell_conv, "upconv": _tell_upconv, "maxpool": _tell_pool, "avgpool": _tell_pool, "lppool": _tell_pool,
    "adaptiveavg": _tell_pool, "adaptivemax": _tell_pool, "globalavg": _tell_pool, "globalmax": _tell_pool,
    "dense": _tell_dense, "activation": _tell_activation, "dropout": _tell_dropout, "batchnorm": _tell_batchnorm,
    "layernorm": _tell_groupwise, "groupnorm": _tell_groupwise, "instancenorm": _tell_groupwise, "lrn": _tell_lrn,
    "flatten": _tell_flatten, "reshape": _tell_flatten, "up": _tell_weighted, "pad": _tell_weighted,
    "crop": _tell_weighted, "add": _tell_join, "concat": _tell_join, "keep": _tell_keep, "embed": _tell_embed,
    "loss": _tell_loss, "other": _tell_other,
}
