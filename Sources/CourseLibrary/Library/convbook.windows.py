"""What slides: kernels over pictures, the inputs that paint an output, the windows of pooling."""

import torch
import torch.nn.functional as F
import _teaching
import convbook.kinds as kinds
import convbook.text as text
from convbook.telling import Explanation, presented, TELLERS, Told


def explain_kernel(kernel, x, at, stride, padding, dilation, bias, activation):
    """A bare kernel (K, L), (C, K, L) or (O, C, K, L) on a picture, whose numbers may be integers."""
    label = ""
    at = None if at is None else text.place_of(at, "explain: at")
    place = None if at is None else list(at)
    name = []
    if kernel.dim() == 4:
        place = place or [0, 0, 0]
        if len(place) != 3:
            raise ValueError(f"explain: the kernel {text.shape_text(kernel)} gives maps: at must be (map, row, column)")
        maps = kernel.shape[0]
        if not -maps <= place[0] < maps:
            raise IndexError(f"explain: at={at} is outside the output, which has {maps} map: use 0 to "
                             f"{maps - 1}".replace("map: use", "maps: use" if maps != 1 else "map: use"))
        label = f"map {place[0] % maps}, "
        kernel = kernel[place[0]]
        place = place[1:]
    walk = Walk(kernel, x, stride, padding, dilation, "explain")
    place = place or [0] * walk.axes
    if len(place) != walk.axes:
        wanted = "(row, column)" if walk.axes == 2 else "(place,)"
        raise ValueError(f"explain: at must be {wanted}, got {text.tuple_text(place)}")
    for axis, (number, size) in enumerate(zip(place, walk.sizes)):
        if not -size <= number < size:
            word = ("rows", "columns")[axis] if walk.axes == 2 else "places"
            raise IndexError(f"explain: at={at} is outside the output, which has {size} {word}: use 0 to "
                             f"{size - 1}")
    place = [number % size for number, size in zip(place, walk.sizes)]
    told = walk.told(place)
    told.title = label + told.title
    if kernel.dim() == walk.axes + 1:
        told.parts["channel_sums"] = channel_sums(told, kernel.shape[0])
    finish_kernel(told, bias, activation, walk)
    return finish_at(told, label, place)


def finish_at(told, label, place):
    """Ends an explanation of the output at a place."""
    name = "output" + text.place(place)
    lines = [f"{label}{name}: {told.title[len(label):]}", ""] + told.lines + [""] + text.steps(told.steps) + [""]
    lines += [f"{name} = {text.number(told.value)}"] + told.formula
    print("\n".join(lines))
    return Explanation(name, **told.parts, value=float(told.value))


def finish_kernel(told, bias, activation, walk):
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
                f"of shape {text.shape_text(kernel)} and a picture of shape {text.shape_text(picture)}")
        self.has_channels = kernel.dim() == self.axes + 1
        if not kernel.is_floating_point():
            kernel = kernel.to(torch.int64)
        if not picture.is_floating_point():
            picture = picture.to(torch.int64)
        if kernel.dtype != picture.dtype:
            kernel, picture = kernel + torch.zeros_like(picture.sum()), picture + torch.zeros_like(kernel.sum())
        if self.has_channels and kernel.shape[0] != picture.shape[0]:
            raise ValueError(
                f"{verb}: the input {text.shape_text(picture)} has {picture.shape[0]} "
                f"channel{'' if picture.shape[0] == 1 else 's'}, but the kernel {text.shape_text(kernel)} has "
                f"{kernel.shape[0]}: use a kernel of shape {text.tuple_text((picture.shape[0],) + tuple(kernel.shape[1:]))}")
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
        size = f"{self.kernel_size[0]}-tap" if self.axes == 1 else "x".join(str(k) for k in self.kernel_size)
        where = ", ".join(stretch(word, tap) for word, tap in zip(axis_words(self.axes), taps))
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


def convolved(x, weight, bias, stride, padding, dilation, groups):
    """A convolution of (N, C, …) with any padding: numbers, pairs (before, after), or a word."""
    axes = weight.dim() - 2
    pairs = pairs_of(padding, tuple(x.shape)[2:], tuple(weight.shape)[2:], stride, dilation)
    padded = F.pad(x, [width for pair in reversed(pairs) for width in pair])
    return (F.conv1d, F.conv2d)[axes - 1](padded, weight, bias, stride, 0, dilation, groups)


def axis_words(axes):
    """What the axes of a picture or a signal are called."""
    return ("row", "column") if axes == 2 else ("place",)


def stretch(word, numbers):
    """`rows 1 to 3`, `row 2`, `rows 0, 2, 4`"""
    if len(numbers) == 0:
        return f"no {word}s"
    if numbers[0] == numbers[-1]:
        return f"{word} {numbers[0]}"
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{word}s {numbers[0]} to {numbers[-1]}"
    return f"{word}s " + ", ".join(str(n) for n in numbers)


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
                values = text.numbers_of(part)
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
    """The products of a window as the terms of a sum, a row of the kernel a piece."""
    columns = max(1, products.shape[-1])
    values = text.numbers_of(products)
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
    told.parts["channel_sums"] = channel_sums(told, inside)
    add_bias(told, layer, o)
    told.parts["layer"] = layer
    return told


def channel_sums(told, channels):
    """What each channel of the window adds to its sum."""
    return told.parts["products"].to(torch.float64).reshape(channels, -1).sum(1).tolist()


def add_bias(told, layer, o):
    """Adds the bias of channel `o` to an explanation."""
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
    where = ", ".join(stretch(word, numbers) for word, numbers in zip(axis_words(axes), inputs))
    which = ", ".join(stretch(word, numbers) for word, numbers in zip(axis_words(axes), taps))
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
    add_bias(told, layer, o)
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


def _power(base, exponent):
    """A power of real numbers: nan for a root of a negative one."""
    return float(torch.tensor(base, dtype=torch.float64) ** exponent)


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
    where = ", ".join(stretch(word, tap) for word, tap in zip(axis_words(axes), taps))
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
                 ("winner", [f"input{text.place(presented(trail, winner))}"
                             + (f", the first of {len(ties)} that are equal" if len(ties) > 1 else "")])]
        parts.update(winner=winner, ties=len(ties))
        title = f"the largest number of channel {c} in {where}"
    elif kind == "lppool":
        power = layer.power
        texts = [t if flag else f"({t})" for t, flag in zip(texts, inside)]
        powered = [_power(v, power) for v in values]
        total = sum(powered)
        value = _power(total, 1 / power)
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


TELLERS.update({
    "conv": _tell_conv, "upconv": _tell_upconv, "maxpool": _tell_pool, "avgpool": _tell_pool, "lppool": _tell_pool,
    "adaptiveavg": _tell_pool, "adaptivemax": _tell_pool, "globalavg": _tell_pool, "globalmax": _tell_pool,
})
