"""What is learned, and what is wrong: `equiv`, `as_matrix`, `gradcheck`, `dead_units`, `saliency`, `occlusion`,
`top_patches`. Everything here is measured on numbers.
"""

import math
import torch
import torch.nn as nn
import torch.nn.functional as F
import _teaching
import convbook.architecture as architecture
import convbook.following as following
import convbook.text as text
from convbook.asking import as_target, as_tensor, example_rank, is_kernel, Runs


# Equivariance

_TURNS = {
    "flip": lambda x: x.flip(-1), "flip_rows": lambda x: x.flip(-2), "rot90": lambda x: x.transpose(-1, -2).flip(-2),
    "rot180": lambda x: x.flip(-1).flip(-2), "transpose": lambda x: x.transpose(-1, -2),
}


class Equivariance:
    """What `equiv` measured: fractions of equal places, `.equivariance` and `.invariance`, with `_interior` and
    `_border` of each, and the largest difference `.error`."""

    def __init__(self, **numbers):
        for name, value in numbers.items():
            object.__setattr__(self, name, value)

    def __repr__(self):
        return f"<Equivariance: {self.equivariance:.3g}, invariance {self.invariance:.3g}>"


def equiv(f, transform, x, tolerance=1e-05):
    """How far f(transform(x)) is transform(f(x)), equivariance, and f(x), invariance: as fractions of equal numbers.

        equiv(lambda x: xcorr(x, k), ("shift", 0, 1), picture)     # one pixel to the right, zeros come in
        equiv(conv, "rot90", x)                                    # "flip", "flip_rows", "rot90", "rot180", "transpose"
        equiv(model, lambda x: x.roll(1, -1), x)                   # any function of pictures

    The border is where what the transformation brought in, or the padding, can reach; the interior is the rest: a
    frame as wide as the kernel's reach and the shift, as `why` tells them. ("roll", i, j) shifts and brings in what
    went out on the other side.
    """
    x = as_tensor(x, "x", "equiv")
    x = x if x.is_floating_point() else x.float()
    name, move, margin = _transform(transform)
    if following.writes_last(f) and x.dim() > 2:
        x = x.movedim(-1, -3)
    run = _runner(f, x)
    before, after = run(x), run(move(x))
    if not isinstance(before, torch.Tensor):
        raise TypeError(f"equiv: f must give a tensor, not {type(before).__name__}")
    moved = None
    if before.dim() >= 2:
        try:
            moved = move(before)
        except (RuntimeError, IndexError, ValueError):
            moved = None
    scale = max(1.0, float(before.abs().max())) if before.numel() else 1.0
    frame = None
    if moved is not None and tuple(moved.shape) == tuple(after.shape):
        width = margin + _overhang(x, before)
        frame = _frame(tuple(after.shape), width)
    equivariant = _fractions(after, moved, frame, tolerance * scale)
    invariant = _fractions(after, before, frame, tolerance * scale)
    result = Equivariance(
        transform=name, equivariance=equivariant[0], equivariance_interior=equivariant[1],
        equivariance_border=equivariant[2], invariance=invariant[0], invariance_interior=invariant[1],
        invariance_border=invariant[2], error=equivariant[3])
    bare = isinstance(f, (torch.Tensor, list))
    _print_equiv(result, "the kernel" if bare else following.name_of(f), frame)
    return result


def _runner(f, x):
    if is_kernel(f):
        kernel = as_tensor(f, "f", "equiv").float()
        return lambda value: _slid(value, kernel)
    if not callable(f):
        raise TypeError(f"equiv: f must be a function, a layer or a kernel, not {type(f).__name__}")
    rank = example_rank(f)
    lift = rank is not None and x.dim() < rank + 1

    def run(value):
        with torch.no_grad():
            given = value
            while lift and given.dim() < rank + 1:
                given = given.unsqueeze(0)
            if following.writes_last(f):
                return following.channels_first(f(following.channels_last(given)))
            return f(given)
    return run


def _slid(x, kernel):
    while x.dim() < 4:
        x = x.unsqueeze(0)
    while kernel.dim() < 4:
        kernel = kernel.unsqueeze(0)
    return F.conv2d(x, kernel)


def _transform(transform):
    """The name, the function, and how wide a border it spoils."""
    if isinstance(transform, str):
        if transform == "shift":
            transform = ("shift", 0, 1)
        elif transform in _TURNS:
            return transform, _TURNS[transform], 0
        else:
            names = ["shift", "roll"] + list(_TURNS)
            near = _teaching.nearest(transform, names)
            raise ValueError(f"equiv: there is no transformation '{transform}'" + (
                f"; did you mean '{near}'?" if near else f": there are {', '.join(names)}"))
    if isinstance(transform, (tuple, list)):
        if len(transform) != 3 or transform[0] not in ("shift", "roll") or not all(
                isinstance(n, int) for n in transform[1:]):
            raise ValueError('equiv: a shift is ("shift", rows, columns) or ("roll", rows, columns), '
                             f"got {tuple(transform)}")
        kind, rows, columns = transform
        margin = max(abs(rows), abs(columns))
        if kind == "roll":
            return f"roll by {rows}, {columns}", lambda x: x.roll((rows, columns), (-2, -1)), margin
        return f"shift by {rows}, {columns}", lambda x: _shifted(x, rows, columns), margin
    if not callable(transform):
        raise TypeError(f"equiv: transform must be a name, a shift or a function, not {type(transform).__name__}")
    return following.name_of(transform), transform, 1


def _shifted(x, rows, columns):
    """Zeros come in where nothing was."""
    height, width = x.shape[-2], x.shape[-1]
    if abs(rows) >= height or abs(columns) >= width:
        return torch.zeros_like(x)
    padded = F.pad(x, (max(0, columns), max(0, -columns), max(0, rows), max(0, -rows)))
    top, left = max(0, -rows), max(0, -columns)
    return padded[..., top:top + height, left:left + width]


def _overhang(x, y):
    """How much of the map a window at the border spoils: what the map lacks of the picture, or one pixel."""
    return max(1, max(abs(x.shape[-1] - y.shape[-1]), abs(x.shape[-2] - y.shape[-2])) // 2)


def _frame(shape, width):
    """True in the interior."""
    mask = torch.zeros(shape[-2:], dtype=torch.bool)
    height, across = shape[-2], shape[-1]
    if height > 2 * width and across > 2 * width:
        mask[width:height - width, width:across - width] = True
    return mask


def _fractions(a, b, frame, tolerance):
    """The fraction of equal numbers: of all, of the interior, of the border; and the largest difference."""
    if b is None or tuple(a.shape) != tuple(b.shape):
        return (float("nan"), None, None, float("nan"))
    difference = (a - b).abs()
    same = difference <= tolerance
    whole = float(same.float().mean()) if same.numel() else 1.0
    error = float(difference.max()) if same.numel() else 0.0
    if frame is None or a.dim() < 2:
        return (whole, None, None, error)
    inside = same[..., frame]
    outside = same[..., ~frame]
    return (whole, float(inside.float().mean()) if inside.numel() else None,
            float(outside.float().mean()) if outside.numel() else None, error)


def _print_equiv(result, name, frame):
    def shown(value):
        return "-" if value is None else "does not apply" if value != value else f"{100 * value:.1f} %"
    rows = []
    for word in ("equivariance", "invariance"):
        rows.append((word, *[shown(getattr(result, word + part)) for part in ("", "_interior", "_border")]))
    print(f"{name} under {result.transform}")
    print("\n".join(text.columns_of(("", "all", "interior", "border"), rows)))
    print("equivariance: f(t(x)) = t(f(x)); invariance: f(t(x)) = f(x)")


# The matrix of a linear layer


class LayerMatrix:
    """What `as_matrix` gives: the dense `.matrix` (outputs x inputs), `.nonzeros`, `.distinct` weights, `.letters`."""

    def __init__(self, matrix, letters, weights):
        self.matrix = matrix
        self.letters = letters
        self.weights = weights
        self.nonzeros = sum(1 for row in letters for letter in row if letter != ".")
        self.distinct = len(weights)
        self.shape = tuple(matrix.shape)

    def _picture(self):
        return self.matrix

    def __repr__(self):
        return f"<LayerMatrix {self.shape[0]}x{self.shape[1]}: {self.nonzeros} nonzeros from {self.distinct} weights>"


MOST_CELLS = 1 << 20


def as_matrix(layer, input_shape):
    """A linear layer as the sparse matrix it is: one row an output, one column an input, equal weights equal letters.

        as_matrix(kernel, (5, 6))                         # a bare kernel on a 5x6 picture: 12 x 30
        m = as_matrix(nn.Conv2d(1, 1, 3), (1, 5, 6))
        m.matrix @ picture.reshape(-1)                    # the layer's sums, without the bias

    Convolutions (also transposed, grouped, strided), dense layers, average pooling and whatever is linear. Prints the
    letters; bias stays outside.
    """
    shape = architecture._shape(input_shape)
    if any(isinstance(size, str) for size in shape):
        raise ValueError("as_matrix: needs an input of numbers")
    kernel = None
    if is_kernel(layer):
        kernel = architecture.kernel_layer(as_tensor(layer, "layer", "as_matrix"))
        while len(shape) < kernel.axes + 1:
            shape = (1,) + shape
        call = Runs(kernel)
    elif callable(layer):
        call = layer
    else:
        raise TypeError(f"as_matrix: needs a layer or a kernel, not {type(layer).__name__}")
    inputs = 1
    for size in shape:
        inputs *= size
    trail = following.follow_values(call, torch.zeros((1,) + shape))
    steps = trail.steps
    if not steps:
        raise ValueError("as_matrix: the layer does nothing")
    outputs = trail.output.value.numel()
    if inputs * outputs > MOST_CELLS:
        raise ValueError(f"as_matrix: the matrix would have {outputs} x {inputs} = {inputs * outputs} cells: take a "
                         f"smaller input ({MOST_CELLS} at most)")
    zero = _flat_output(call, torch.zeros((1,) + shape))
    units = torch.eye(inputs).reshape((inputs,) + shape)
    matrix = _flat_output(call, units).reshape(inputs, -1) - zero.reshape(1, -1)
    matrix = matrix.t().contiguous()
    sample = (torch.arange(inputs).float() * 2.3).sin().reshape((1,) + shape)
    straight = _flat_output(call, sample).reshape(-1) - zero.reshape(-1)
    bent = (straight - matrix @ sample.reshape(-1)).abs().max()
    if float(bent) > 1e-3 * max(1.0, float(straight.abs().max())):
        raise ValueError(f"as_matrix: {following.name_of(layer)} is not linear: no matrix does what it does")
    letters, weights = _lettered(steps, call, shape, matrix)
    result = LayerMatrix(matrix, letters, weights)
    _print_matrix(result, tuple(trail.output.value.shape)[1:], shape)
    return result


def _flat_output(call, x):
    with torch.no_grad():
        y = call(x)
    return y.reshape(x.shape[0], -1)


def _lettered(steps, call, shape, matrix):
    """A letter for each shared weight: found by giving every weight a number of its own and looking where it lands."""
    weighted = [step for step in steps if step.layer.kind in ("conv", "upconv", "dense")]
    names = {}
    if len(weighted) == 1 and len(steps) == 1 and not steps[0].output.last:
        step = weighted[0]
        layer = step.layer
        weight = layer.weight.detach()
        # Numbers from 1 on; sums of them do not arise, as each cell of the matrix is one weight or none.
        numbered = torch.arange(1, weight.numel() + 1).to(torch.float64).reshape(tuple(weight.shape))
        from convbook.gradients import _weighted_sum
        inputs = matrix.shape[1]
        marks = _weighted_sum(layer, torch.eye(inputs).to(torch.float64).reshape((inputs,) + shape), numbered)
        marks = marks.reshape(inputs, -1).t()
        cells = [[int(v) for v in row] for row in marks.tolist()]
        values = weight.reshape(-1).tolist()
        weights = {_letter(number): float(values[number]) for number in range(weight.numel())}
        letters = [[_letter(v - 1) if v else "." for v in row] for row in cells]
        return letters, weights
    rows = []
    weights = {}
    for row in matrix.tolist():
        line = []
        for value in row:
            if abs(value) < 1e-9:
                line.append(".")
                continue
            key = round(value, 6)
            if key not in names:
                names[key] = _letter(len(names))
                weights[names[key]] = float(value)
            line.append(names[key])
        rows.append(line)
    return rows, weights


def _letter(number):
    """a … z, A … Z, then with a number behind."""
    alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    if number < len(alphabet):
        return alphabet[number]
    return alphabet[number % len(alphabet)] + str(number // len(alphabet))


def _print_matrix(result, outputs, inputs):
    rows, columns = result.shape
    print(f"{rows} outputs {architecture._dims(outputs)} from {columns} inputs {architecture._dims(inputs)}: "
          f"{rows}*{columns} = {rows * columns} cells, {result.nonzeros} not 0, {result.distinct} weights")
    widest = max((len(letter) for line in result.letters for letter in line), default=1)
    room = text.WIDTH // (widest + 1)
    shown = result.letters[:30]
    for line in shown:
        cells = line if columns <= room else line[:room - 2] + ["…"]
        print(" ".join(cell.rjust(widest) for cell in cells))
    if rows > 30:
        print(f"… and {rows - 30} more rows")
    pieces = [f"{letter} = {text.number(value)}" + ("," if n + 1 < min(len(result.weights), 24) else "")
              for n, (letter, value) in enumerate(list(result.weights.items())[:24])]
    if len(result.weights) > 24:
        pieces.append(f"… ({len(result.weights)} in all)")
    print("\n".join(text.wrapped(pieces, text.WIDTH)))


# Gradients checked


class GradientCheck:
    """What `gradcheck` found: `.ok`, the largest relative `.error`, `.worst` (input number, index), `.analytic` and
    `.numeric` there."""

    def __init__(self, ok, error, worst, analytic, numeric, checked):
        self.ok = ok
        self.error = error
        self.worst = worst
        self.analytic = analytic
        self.numeric = numeric
        self.checked = checked

    def __bool__(self):
        return self.ok

    def __eq__(self, other):
        # So that check("gradients", gradcheck(...)) holds it to True.
        return self.ok == other if isinstance(other, bool) else self is other

    def __hash__(self):
        return id(self)

    def __repr__(self):
        if self.ok:
            return f"<GradientCheck passed: {self.checked} gradients>"
        return f"<GradientCheck failed: error {self.error:.3g} at {self.worst}>"


def gradcheck(f, inputs, eps=1e-03, tolerance=1e-04):
    """Every gradient of backward beside (f(x + eps) - f(x - eps)) / (2 eps), with the worst element.

        gradcheck(lambda x, w: F.conv2d(x, w), (x, w))
        gradcheck(nn.Linear(3, 2).double(), x.double(), eps=1e-6)

    Of the sum of all outputs, weighted so that errors do not cancel. float64 is exact to about 1e-9, float32 to 1e-3.
    Prints what was found, the worst element where they do not agree; is true where all agree. `.error` is the largest
    relative difference, `.worst` where it is: rounding, where they agree, which differs from machine to machine.
    """
    if not callable(f):
        raise TypeError(f"gradcheck: f must be a function or a layer, not {type(f).__name__}")
    if type(inputs).__name__ == "ndarray":
        inputs = as_tensor(inputs, "inputs", "gradcheck")
    inputs = [inputs] if isinstance(inputs, torch.Tensor) else list(inputs)
    if not inputs or any(not isinstance(value, torch.Tensor) for value in inputs):
        raise TypeError("gradcheck: inputs must be a tensor or several")
    if not eps > 0:
        raise ValueError(f"gradcheck: eps must be above 0, got {eps}")
    leaves = [v.detach().clone().requires_grad_(True) if v.is_floating_point() else v for v in inputs]
    with torch.enable_grad():
        output = f(*leaves)
        if not isinstance(output, torch.Tensor):
            raise TypeError(f"gradcheck: f must give a tensor, not {type(output).__name__}")
        weights = (torch.arange(output.numel()).to(torch.float64) * 0.7).cos().reshape(tuple(output.shape)) + 1.5
        wanted = [leaf for leaf in leaves if leaf.is_floating_point()]
        if not wanted:
            raise ValueError("gradcheck: no input is of floating point")
        total = (output * weights.to(output.dtype)).sum()
        if not total.requires_grad:
            raise ValueError("gradcheck: the output does not depend on the inputs by any gradient")
        found = torch.autograd.grad(total, wanted, allow_unused=True)

    def value():
        with torch.no_grad():
            return float((f(*leaves).to(torch.float64) * weights).sum())

    worst, error, checked = None, -1.0, 0
    analytic = numeric = 0.0
    gradients = iter(found)
    for number, leaf in enumerate(leaves):
        if not leaf.is_floating_point():
            continue
        gradient = next(gradients)
        flat = leaf.detach().reshape(-1)
        shape = tuple(leaf.shape)
        for place in range(flat.numel()):
            index = []
            rest = place
            for size in reversed(shape):
                index.insert(0, rest % size)
                rest //= size
            index = tuple(index)
            with torch.no_grad():
                before = float(leaf[index])
                leaf[index] = before + eps
                high, up = value(), float(leaf[index])
                leaf[index] = before - eps
                low, down = value(), float(leaf[index])
                leaf[index] = before
            if up == down:
                raise ValueError(f"gradcheck: eps={eps:g} is lost beside {before:g} in {str(leaf.dtype)[6:]}: give a "
                                 "larger eps, or inputs of about 1")
            slope = (high - low) / (up - down)
            told = 0.0 if gradient is None else float(gradient[index])
            off = abs(slope - told) / max(1.0, abs(slope), abs(told))
            checked += 1
            if off > error or off != off:
                worst, error, analytic, numeric = (number, index), off, told, slope
                if off != off:
                    break
    ok = error <= tolerance
    result = GradientCheck(ok, error, worst, analytic, numeric, checked)
    if ok:
        print(f"agree: {checked} gradients, no relative difference above {tolerance:g}")
        return result
    place = f"input {worst[0]}{text.place(worst[1]) if worst[1] else ''}" if worst else "nothing"
    print(f"DISAGREE: {checked} gradients, largest relative difference {error:.3g} (allowed {tolerance:g})")
    print(f"worst: {place}: backward {text.number(analytic)}, differences {text.number(numeric)}")
    if error == error and abs(analytic) > 1e-12 and abs(numeric / analytic) > 0:
        print(f"backward / differences = {text.number(analytic / numeric) if numeric else 'inf'}")
    return result


# Dead units


class DeadUnits:
    """What `dead_units` found: `.filters` {layer: maps that are 0}, `.units` {layer: fraction of units that are 0},
    `.untrained` names of parameters without a gradient."""

    def __init__(self, filters, units, untrained):
        self.filters = filters
        self.units = units
        self.untrained = untrained

    def __repr__(self):
        return (f"<DeadUnits: {sum(len(v) for v in self.filters.values())} filters, {len(self.untrained)} parameters "
                "without gradient>")


def dead_units(model, x, target=None, loss=None):
    """Filters and ReLUs that answer 0 to every example of x, and parameters that get no gradient from it.

        dead_units(model, images)
        dead_units(model, images, target=labels)          # gradients of the cross-entropy

    x is a batch. Without target or loss the gradients are those of the sum of all outputs.
    """
    if not isinstance(model, nn.Module) and not following.is_keras(model):
        raise TypeError(f"dead_units: needs a model of layers, not {type(model).__name__}")
    x = as_tensor(x, "x", "dead_units")
    rank = example_rank(model)
    if rank is not None and x.dim() == rank:
        x = x.unsqueeze(0)
    with torch.enable_grad():
        trail = following.follow_values(model, x)
        output = trail.output.raw
        if loss is not None:
            total = loss(output)
        elif target is not None:
            total = F.cross_entropy(output, as_target(target))
        else:
            total = (output * (torch.arange(output.numel()).to(output.dtype).reshape(tuple(output.shape)) * 0.7).cos()).sum()
        if isinstance(model, nn.Module):
            named = list(model.named_parameters())
        else:
            named = [(weight.path, weight._value) for weight in model.weights if not weight._is_state]
        wanted = [p for name, p in named if p.requires_grad]
        gradients = iter(torch.autograd.grad(total, wanted, allow_unused=True)) if wanted else iter(())
    filters, units, untrained = {}, {}, []
    lines = []
    for step in trail.steps:
        value = step.output.value.detach()
        if step.layer.kind != "activation" or step.layer.name not in ("relu", "relu6"):
            continue
        silent = (value == 0).reshape(value.shape[0], -1).all(0)
        fraction = float(silent.float().mean()) if silent.numel() else 0.0
        units[step.name] = fraction
        if value.dim() > 2:
            maps = (value == 0).transpose(0, 1).reshape(value.shape[1], -1).all(1)
            dead = [n for n, flag in enumerate(maps.tolist()) if flag]
            what = f"{len(dead)} of {value.shape[1]} maps"
        else:
            dead = [n for n, flag in enumerate(silent.tolist()) if flag]
            what = f"{len(dead)} of {value.shape[1] if value.dim() > 1 else value.numel()} units"
        filters[step.name] = dead
        lost = int(value.isnan().sum())
        if lost:
            lines.append(f"{step.name}: {lost} of {value.numel()} values are NaN")
        elif dead:
            shown = ", ".join(str(n) for n in dead[:12]) + (", …" if len(dead) > 12 else "")
            lines.append(f"{step.name}: {what} never fire: {shown}")
        elif fraction > 0:
            lines.append(f"{step.name}: every map fires, {100 * fraction:.1f} % of its units never")
        else:
            lines.append(f"{step.name}: all fire")
    for name, p in named:
        if not p.requires_grad:
            untrained.append(name)
            lines.append(f"{name}: frozen")
            continue
        gradient = next(gradients)
        if gradient is None:
            untrained.append(name)
            lines.append(f"{name}: not part of what the model computes: it will never be trained")
        elif bool(gradient.isnan().all()):
            untrained.append(name)
            lines.append(f"{name}: its gradient is NaN")
        elif not bool((gradient != 0).any()):
            untrained.append(name)
            lines.append(f"{name}: its gradient is 0 for all of x")
    print(f"{x.shape[0]} examples through {following.name_of(model)}")
    for line in lines:
        print("\n".join(text.sentence("  " + line, indent="    ")))
    if not any(filters.values()) and not untrained:
        print("  nothing is dead")
    return DeadUnits(filters, units, untrained)


# What a model looks at


def _scored(model, x, target, verb):
    """The model on a batch of one and the class whose score is asked for."""
    x = as_tensor(x, "x", verb)
    x = x if x.is_floating_point() else x.float()
    if not callable(model):
        raise TypeError(f"{verb}: needs a model, not {type(model).__name__}")
    rank = example_rank(model)
    given = x
    if rank is not None:
        if x.dim() == 2 and rank == 3 and following.writes_last(model):
            given = given.unsqueeze(-1)
        while given.dim() < rank + 1:
            given = given.unsqueeze(0)
    elif x.dim() == 3:
        given = x.unsqueeze(0)
    if given.dim() > x.dim() + 2 or (rank is not None and given.dim() == rank + 1 and given.shape[0] != 1):
        raise ValueError(f"{verb}: needs one picture, got shape {tuple(x.shape)}")
    with torch.no_grad():
        scores = model(given)
    if not isinstance(scores, torch.Tensor):
        raise TypeError(f"{verb}: the model must give scores, not {type(scores).__name__}")
    flat = scores.reshape(-1)
    if target is None:
        target = int(flat.argmax())
    chosen = text.whole(target)
    if chosen is None:
        raise TypeError(f"{verb}: target must be the number of a score, got {target!r}")
    if not -flat.numel() <= chosen < flat.numel():
        raise IndexError(f"{verb}: target={chosen} is outside the {flat.numel()} scores of the model")
    if following.writes_last(model) and given.dim() > 2:
        return x, following.channels_first(given), chosen % flat.numel(), flat, _Turned(model)
    return x, given, chosen % flat.numel(), flat, model


class _Turned:
    """A model that writes channels last, called with channels first."""

    def __init__(self, model):
        self.model = model

    def __call__(self, x):
        return self.model(following.channels_last(x))


def saliency(model, x, target=None):
    """|d score / d pixel|: how much the score of a class changes with each pixel, the largest over the channels.

        show(saliency(model, image, target=3))

    Without a target, of the class with the highest score. Gives a map (H, W).
    """
    x, given, target, flat, model = _scored(model, x, target, "saliency")
    with torch.enable_grad():
        leaf = given.clone().requires_grad_(True)
        score = model(leaf).reshape(-1)[target]
        gradient, = torch.autograd.grad(score, [leaf])
    gradient = gradient.abs().reshape(tuple(given.shape)[1:] if given.dim() > 2 else tuple(given.shape))
    return gradient.max(0)[0] if gradient.dim() == 3 else gradient


def occlusion(model, x, size=4, step=2, target=None, fill=None, margin=False):
    """How much the score of a class drops when a patch is covered: a map, high where the model looks.

        show(occlusion(model, image, size=8, step=4))

    `fill` is what covers (the mean of the picture unless given). With margin=True the score is that of the class
    minus the best other one, which does not saturate as a probability does.
    """
    for name, number in (("size", size), ("step", step)):
        if text.whole(number) is None or number < 1:
            raise ValueError(f"occlusion: {name} must be an int of at least 1, got {number!r}")
    x, given, target, flat, model = _scored(model, x, target, "occlusion")
    height, width = given.shape[-2], given.shape[-1]
    if size > height or size > width:
        raise ValueError(f"occlusion: a patch of {size} does not fit the {height}x{width} picture")
    cover = float(given.mean()) if fill is None else float(fill)

    def score(values):
        flat = values.reshape(values.shape[0], -1)
        own = flat[:, target]
        if not margin or flat.shape[1] == 1:
            return own
        others = torch.cat([flat[:, :target], flat[:, target + 1:]], 1)
        return own - others.max(1)[0]

    with torch.no_grad():
        before = float(score(model(given))[0])
        rows = range(0, height - size + 1, step)
        columns = range(0, width - size + 1, step)
        result = []
        for row in rows:
            covered = given.repeat(len(columns), *[1] * (given.dim() - 1))
            for number, column in enumerate(columns):
                covered[number, ..., row:row + size, column:column + size] = cover
            result.append(before - score(model(covered)))
    return torch.stack(result)


class Patches:
    """What `top_patches` found: `.patches` (n, C, h, w), `.values`, `.places` (image, row, column) of each."""

    def __init__(self, patches, values, places):
        self.patches = patches
        self.values = values
        self.places = places

    def _picture(self):
        return self.patches

    def __repr__(self):
        size = tuple(self.patches.shape)
        return f"<Patches: {size[0]} of {size[-2]}x{size[-1]}, answers {[round(v, 4) for v in self.values]}>"


def top_patches(model, images, channel=0, n=9, layer=None, shown=None):
    """The patches of many images that a feature map answers most: the receptive fields of its n highest outputs.

        top = top_patches(model, images, channel=3, layer="conv2")
        show(top.patches)

    At most one patch an image. Where the field reaches beyond the border, the patch is filled with 0. Without `layer`,
    of the model's last map. The patches are cut from `shown` where it is given: the pictures that `images` were
    standardised from.
    """
    cut = images if shown is None else as_tensor(shown, "shown", "top_patches")
    images = as_tensor(images, "images", "top_patches")
    images = images if images.is_floating_point() else images.float()
    last = following.writes_last(model)
    if images.dim() == 3:
        images = images.unsqueeze(-1 if last else 1)
    if images.dim() != 4:
        raise ValueError(f"top_patches: needs images (N, C, H, W), got shape {tuple(images.shape)}")
    cut = images if shown is None else cut.unsqueeze(-1 if last else 1) if cut.dim() == 3 else cut
    sizes = tuple(images.shape[:1] + images.shape[1 if last else 2:][:2])
    if shown is not None and (cut.dim() != 4 or tuple(cut.shape[:1] + cut.shape[1 if last else 2:][:2]) != sizes):
        raise ValueError(f"top_patches: shown must be the same {sizes[0]} pictures of {sizes[1]}x{sizes[2]}, "
                         f"got shape {tuple(cut.shape)}")
    if not isinstance(n, int) or n < 1:
        raise ValueError(f"top_patches: n must be an int of at least 1, got {n!r}")
    if last:
        images = images.movedim(-1, 1)
        cut = cut.movedim(-1, 1)
    shapes = following.follow_shapes(model, [tuple(images.shape)[1:]])
    rows = _teaching.rows(shapes.graph)["rows"]
    names = [row["name"] for row in rows]
    if layer is None:
        known = [k for k, row in enumerate(rows) if row["fields"] and row["fields"][0] is not None]
        if not known:
            raise ValueError("top_patches: the model has no maps")
        number = known[-1]
    elif layer in names:
        number = names.index(layer)
    else:
        inside = [k for k, name in enumerate(names) if name.startswith(str(layer) + ".")]
        if not inside:
            near = _teaching.nearest(str(layer), names)
            raise ValueError(f"top_patches: there is no layer '{layer}'" + (
                f"; did you mean '{near}'?" if near else f": there are {', '.join(names)}"))
        number = inside[-1]
    row = rows[number]
    fields = row["fields"]
    if not fields or fields[0] is None:
        raise ValueError(f"top_patches: an output of '{row['name']}' sees the whole picture")
    if text.whole(channel) is None or not -row["output"][0] <= channel < row["output"][0]:
        raise IndexError(f"top_patches: channel={channel} is outside the {row['output'][0]} maps of '{row['name']}'")
    sizes = [field[0] for field in (fields * 2)[:2]]
    found = []
    with torch.no_grad():
        for start in range(0, images.shape[0], 64):
            batch = images[start:start + 64]
            trail = following.follow_values(model, batch.movedim(1, -1) if last else batch)
            maps = trail.steps[number].output.value[:, channel]
            flat = maps.reshape(maps.shape[0], -1)
            best, places = flat.max(1)
            for k, (value, place) in enumerate(zip(best.tolist(), places.tolist())):
                found.append((value, start + k, place // maps.shape[-1], place % maps.shape[-1]))
    found.sort(key=lambda f: (-f[0], f[1]))
    found = found[:n]
    patches = [_crop(cut[image], _corner(fields, (i, j)), sizes) for value, image, i, j in found]
    return Patches(torch.stack(patches), [f[0] for f in found], [f[1:] for f in found])


def _corner(fields, place):
    corner = []
    for (size, jump, start), i in zip((fields * 2)[:2], place):
        if isinstance(jump, str):
            top, bottom = jump.split("/")
            corner.append(start + i * int(top) // int(bottom))
        else:
            corner.append(start + i * jump)
    return corner


def _crop(image, corner, sizes):
    """A window of a picture (C, H, W), 0 where it lies outside."""
    top, left = corner
    height, width = image.shape[-2], image.shape[-1]
    before = (max(0, -top), max(0, -left))
    after = (max(0, top + sizes[0] - height), max(0, left + sizes[1] - width))
    padded = F.pad(image, (before[1], after[1], before[0], after[0]))
    top, left = top + before[0], left + before[1]
    return padded[:, top:top + sizes[0], left:left + sizes[1]]
