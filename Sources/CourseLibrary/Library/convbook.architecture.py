"""What the shapes alone decide: `why`, `sketch`, `build`, `count_params`, `receptive_field`, `uncovered`,
`trace_to_pixels`, `budget`. Nothing is computed and no weight is made; sizes may be names.
"""

import torch
import torch.nn as nn
import _teaching
import convbook.kinds as kinds
from convbook.asking import as_tensor, is_kernel
import convbook.following as following
import convbook.text as text
from convbook.text import sentence


class Architecture:
    """A network in words: what `build` gives.

        net = build("conv 8 3x3, relu, pool 2, dense 10")
        why(net, (1, 28, 28))
        net == build("conv 8 3x3 relu, pool 2, flatten, dense 10")      # True
    """

    def __init__(self, graph, shape=None):
        self._graph = graph
        self.input_shape = shape

    @property
    def words(self):
        """The description from which `build` makes it again."""
        return _teaching.words(self._graph)

    @property
    def layers(self):
        """Each layer as (name, kind, words)."""
        return [(name, kind, words) for name, kind, words, sources in _teaching.layers(self._graph)]

    def __eq__(self, other):
        if isinstance(other, nn.Module):
            if self.input_shape is None:
                raise ValueError("to compare with a model, say the input: build(\"…\", (1, 28, 28)) == model")
            other = Architecture(_graph_of(other, self.input_shape))
        if not isinstance(other, Architecture):
            return NotImplemented
        return _shape_of(self._graph) == _shape_of(other._graph)

    def __hash__(self):
        return hash(self.words)

    def __repr__(self):
        return f"build({self.words!r})"


def _shape_of(graph):
    """What makes two networks equal: words and sources; dropouts and names aside."""
    kept, places = [], {}
    for place, (name, kind, words, sources) in enumerate(_teaching.layers(graph)):
        sources = tuple(places.get(source, source) for source in sources)
        if kind in ("Dropout", "SpatialDropout"):
            # Who reads a dropout reads what it was given.
            places[place] = sources[0]
        else:
            places[place] = len(kept)
            kept.append((words, sources))
    return kept


def build(text, input_shape=None):
    """The architecture that words describe.

        build("conv 8 3x3, relu, pool 2, dense 10")
        build("(conv 10 3x3 pad 1, relu) x2, pool 2, dense 10", (3, 32, 32))
        build("vgg16")                                          # or a known network by name

    Sizes may be names: build("conv k1 lxl"). Names of points make branches: "conv 8 1x1 as side from input".
    """
    if not isinstance(text, str):
        raise TypeError(f"build() takes a description such as 'conv 8 3x3, relu', not {type(text).__name__}")
    names = _teaching.zoo_names()
    known = next((name for name in names if _letters(name) == _letters(text)), None)
    if known is not None:
        graph, usual = _teaching.zoo(known)
        return Architecture(graph, tuple(input_shape) if input_shape else usual)
    try:
        graph = _teaching.parse(text)
    except ValueError as error:
        if "," in text:
            raise
        known = sentence("Networks known by name: " + ", ".join(names))
        raise ValueError("\n".join([str(error), *known])) from None
    net = Architecture(graph, _shape(input_shape) if input_shape is not None else None)
    if net.input_shape is not None:
        _teaching.rows(net._graph, [net.input_shape])
    return net


def _letters(name):
    """A name without blanks and signs: "LeNet-5" is lenet5."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


# From models to graphs


def _shape(value):
    """An input shape as a tuple of sizes; text is cut at commas."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
        value = [int(part) if part.isdigit() else part for part in value]
    if isinstance(value, int):
        value = (value,)
    if isinstance(value, torch.Tensor):
        raise TypeError("input_shape must be a shape such as (1, 28, 28), not a Tensor: pass x.shape[1:]")
    if not isinstance(value, (tuple, list)):
        raise TypeError(f"input_shape must be a shape such as (1, 28, 28), not {type(value).__name__}")
    for size in value:
        if isinstance(size, bool) or not isinstance(size, (int, str)):
            raise TypeError(f"a size in input_shape must be an int or a name, got {size!r}")
        if isinstance(size, int) and size < 1:
            raise ValueError(f"sizes in input_shape must be at least 1, got {tuple(value)}")
    return tuple(value)


def _shapes(value):
    """One shape, or several for a model with several inputs."""
    if isinstance(value, (tuple, list)) and value and isinstance(value[0], (tuple, list)):
        return [_shape(item) for item in value]
    return [_shape(value)]


def channels_last(model):
    """Whether a model writes channels behind the places, as Keras does."""
    return following.writes_last(model)


def _graph_of(model, input_shape):
    """The graph of anything that can be accounted for, with the shapes of its inputs."""
    if isinstance(model, Architecture):
        _teaching.rows(model._graph, _shapes(input_shape))
        return model._graph
    shapes = _shapes(input_shape)
    if channels_last(model):
        shapes = [shape[-1:] + shape[:-1] for shape in shapes]
    if isinstance(model, kinds.Layer):
        graph = _teaching.graph(model.kind, shapes)
        _teaching.add(graph, None, model.rule(), [-1])
        return graph
    if is_kernel(model):
        return _graph_of(kernel_layer(model), input_shape)
    if not callable(model):
        raise TypeError(f"needs a model, a layer, a function or a kernel, not {type(model).__name__}")
    return following.follow_shapes(model, shapes).graph


def _check_model(m, verb):
    if not (isinstance(m, (str, Architecture, kinds.Layer)) or is_kernel(m) or callable(m)):
        raise TypeError(f"{verb}(): argument 'm' must be a model, a layer, a kernel or words such as "
                        f"\"conv 8 3x3, relu\", not {type(m).__name__}")


def _facts(graph, model, input_shape):
    """Everything the shapes decide; words know no input of their own."""
    return _teaching.rows(graph, _shapes(input_shape) if isinstance(model, Architecture) else None)


def kernel_layer(kernel):
    """A bare kernel (K, L), (C, K, L) or (O, C, K, L) as a convolution without bias; (K,) slides along one axis."""
    weight = kernel if isinstance(kernel, torch.Tensor) else torch.tensor(kernel)
    if not weight.is_floating_point():
        weight = weight.float()
    if weight.dim() not in (1, 2, 3, 4):
        raise ValueError(f"a kernel must have 1 to 4 dimensions, got shape {tuple(weight.shape)}")
    for _ in range({1: 2, 2: 2, 3: 1, 4: 0}[weight.dim()]):
        weight = weight.unsqueeze(0)
    return kinds.conv(weight)


# Telling


def _text(size):
    return str(_teaching.grouped(size))


def _dims(shape, last=False):
    shape = tuple(shape[1:]) + tuple(shape[:1]) if last else tuple(shape)
    named = any(isinstance(size, str) for size in shape)
    return (" x " if named else "x").join(f"({s})" if isinstance(s, str) and " " in s else str(s) for s in shape)


def _wrapped(label, text, width=80, indent=13):
    """`label`, then text broken at spaces, the following lines indented as the first."""
    lines = []
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width - indent:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    lines.append(line)
    return [(("  " + label) if n == 0 else "").ljust(indent) + part for n, part in enumerate(lines)]


class Account:
    """What `why` found: `rows` (a dict a layer), `output`, `params`, `macs`, `memory`, and the `text` it printed."""

    def __init__(self, name, facts, text):
        self.name = name
        self.rows = facts["rows"]
        self.output = facts["output"]
        self.params = facts["total"]
        self.macs = facts["macs"]
        self.connections = facts["connections"]
        self.memory = facts["activation_bytes"]
        self.text = text

    def __getitem__(self, name):
        for row in self.rows:
            if row["name"] == name:
                return row
        names = [row["name"] for row in self.rows]
        near = _teaching.nearest(str(name), names)
        raise KeyError(f"no layer '{name}'" + (f"; did you mean '{near}'?" if near else f": there are {names}"))

    def __repr__(self):
        return f"<Account of {self.name}: {_text(self.params)} parameters, {_text(self.macs)} MACs>"


def _values(shape):
    return "*".join(f"({s})" if isinstance(s, str) and " " in s else str(s) for s in shape)


def _field_lines(row, before, fields):
    """How the receptive field grew, along the first axis or along each where they differ."""
    lines = []
    same = all(field == fields[0] for field in fields)
    words = ["height", "width"] if len(fields) == 2 else ["length"] if len(fields) == 1 else None
    for axis, field in enumerate(fields[:1] if same else fields):
        label = "sees" if same or words is None else "sees " + words[axis][0]
        if field is None:
            lines += _wrapped(label, "all of the input")
            continue
        size, jump, start = field
        reach = row["reach"][axis]
        had = before[axis] if before is not None and axis < len(before) else (1, 1, 0)
        text = f"{_text(size)} pixel{'' if size == 1 else 's'}"
        if reach[0] == "window" and had is not None and reach[1] != 1:
            step = f"({reach[1]} - 1)" + (f"*{reach[4]}" if reach[4] != 1 else "")
            text = f"r + (k - 1)" + ("d" if reach[4] != 1 else "") + f"*j = {had[0]} + {step}*{had[1]} = {_text(size)}"
        if reach[0] == "window" and had is not None and reach[2] != 1:
            text += f"; jump j*s = {had[1]}*{reach[2]} = {jump}"
        else:
            text += f"; jump {jump}"
        lines += _wrapped(label, text + f", start {start}")
    return lines


def why(model, input_shape=None, *, quiet=False):
    """Every shape, count, MAC, memory and receptive field of a model, with formula and numbers.

        why(nn.Conv2d(1, 8, 3), (1, 28, 28))
        why(model, (1, "h", "w"))                 # polynomials in h and w

    `input_shape` is that of one example; a Keras model that is built knows its own. Prints, and gives an `Account`:
    .rows, .output, .params, .macs, .memory. With quiet=True it gives that only.
    """
    if isinstance(model, str):
        model = build(model)
    if input_shape is None:
        known = getattr(model, "input_shape", None)
        if not isinstance(known, tuple) or None in known[1:]:
            raise ValueError("why: say the shape of one input, such as why(model, (1, 28, 28))")
        input_shape = known[1:] if following.is_keras(model) else known
    last = channels_last(model)
    graph = _graph_of(model, input_shape)
    facts = _facts(graph, model, input_shape)
    layers = _teaching.layers(graph)
    shapes = facts["inputs"]
    lines = ["input        " + ", ".join(_dims(shape, last) for shape in shapes)]
    for place, row in enumerate(facts["rows"]):
        name, kind, words, sources = layers[place]
        head = f"{name}: {following.module_named(model, name) or kind}"
        read = ""
        if sources != (place - 1,):
            read = " of " + " and ".join(
                "input" if s == -1 else f"input{-s}" if s < 0 else layers[s][0] for s in sources)
        lines.append("")
        lines += _head(head + read, _dims(row["output"], last))
        for size in row["sizes"]:
            label, formula, numbers, value = size
            if label == "channels" and formula in ("c", "filters"):
                continue
            if label == "width" and (formula, numbers) == row["sizes"][-2][1:3]:
                lines += _wrapped("width", "the same")
                continue
            lines += _wrapped(label, numbers if formula == numbers.split(" = ")[0] else f"{formula} = {numbers}")
        if kind == "Dense" and isinstance(row["inputs"][0][-1], str) and row["parameters"]:
            lines += _wrapped("inputs", f"{row['inputs'][0][-1]} must be {row['parameters'][0][1][1]}")
        for key, label in (("count", "parameters"), ("macs", "MACs")):
            unused, formula, numbers, value = row[key]
            if value != 0:
                text = numbers if formula == "c" else f"{formula} = {numbers}"
                lines += _wrapped(label, _with_groups(text, value))
        if row["statistics"] != 0:
            lines += _wrapped("statistics", f"{_text(row['statistics'])}, kept and not trained")
        if row["count"][3] != 0 or row["macs"][3] != 0 or row["sizes"]:
            memory = f"{_values(row['output'])} values of 4 bytes"
            if isinstance(row["values"], int):
                memory += f" = {_text(4 * row['values'])} bytes"
            lines += _wrapped("memory", memory)
        before = None
        if sources and sources[0] >= 0:
            before = facts["rows"][sources[0]]["fields"]
        if row["fields"] and row["fields"] != before:
            lines += _field_lines(row, before, row["fields"])
        for axis in row["uncovered"]:
            lines += _wrapped("unseen", axis[3])
    lines += ["", *_totals(facts)]
    text = "\n".join(lines)
    if not quiet:
        print(text)
    return Account(following.name_of(model) if not isinstance(model, Architecture) else "Network", facts, text)


def _head(head, shape, width=80):
    if len(head) + 2 + len(shape) <= width:
        return [head.ljust(max(len(head) + 2, 44)) + shape] if max(len(head) + 2, 44) + len(shape) <= width else [
            head + "  " + shape]
    return [head] + ["  " + line for line in text.wrapped(shape.split(" "), width - 2)]


def _with_groups(text, value):
    """The text with the number at its end in groups of three digits."""
    plain = str(value)
    return text[:-len(plain)] + _text(value) if text.endswith(plain) else text


def _totals(facts):
    counts = [row["count"][3] for row in facts["rows"] if row["count"][3] != 0]
    lines = []
    text = _text(facts["total"])
    if 1 < len(counts) <= 8:
        text = " + ".join(f"({c})" if isinstance(c, str) and " " in c else _text(c) for c in counts) + " = " + text
    lines += _wrapped("parameters", text, indent=14)
    if facts["statistics"] != 0:
        lines += _wrapped("statistics", f"{_text(facts['statistics'])} more, kept and not trained", indent=14)
    lines += _wrapped("MACs", f"{_text(facts['macs'])} for one example forward", indent=14)
    if isinstance(facts["activation_bytes"], int):
        lines += _wrapped(
            "memory", f"{_text(facts['parameter_bytes'])} bytes of parameters, {_text(facts['activation_bytes'])} of "
            "activations for one example", indent=14)
    return ["total"] + lines


def sketch(model, input_shape=None):
    """A model drawn as a block diagram, with the shape behind every layer where an input shape is given.

        sketch(build("conv 8 3x3 same as a, relu, conv 8 3x3 same, add from a+conv1"), (1, 16, 16))
    """
    print(_drawn(model, input_shape))


def _drawn(model, input_shape):
    """What `sketch` prints, and `show` of a model shows."""
    if isinstance(model, str):
        model = build(model)
    if isinstance(model, Architecture):
        shape = input_shape or model.input_shape
        return _teaching.sketch(model._graph, [_shape(shape)] if shape is not None else None)
    graph = _graph_of(model, input_shape or _guessed_input(model))
    shapes = _shapes(input_shape) if input_shape is not None else None
    last = channels_last(model)
    if shapes is not None and last:
        shapes = [shape[-1:] + shape[:-1] for shape in shapes]
    return _teaching.sketch(graph, shapes, last)


def _guessed_input(model):
    """The shape that a model's own first layer asks for, its places by name."""
    known = getattr(model, "input_shape", None) if following.is_keras(model) else None
    if isinstance(known, tuple) and None not in known[1:]:
        return known[1:]
    if isinstance(model, nn.Module):
        for module in model.modules():
            if isinstance(module, nn.Conv2d):
                return (module.in_channels, "h", "w")
            if isinstance(module, nn.Conv1d):
                return (module.in_channels, "w")
            if isinstance(module, nn.Linear):
                return (module.in_features,)
    raise ValueError("say the shape of one input, such as input_shape=(1, 28, 28)")


def count_params(m, input_shape=None):
    """How many numbers a model learns, frozen ones counted and running means not, or what the shapes decide.

        count_params(nn.Conv2d(3, 96, 3))                                 # 2688
        count_params("conv 32 3x3, relu, pool 2, dense 10", (1, 28, 28))  # 54,410, nothing allocated
        count_params(build("alexnet"))                                    # 60965224
    """
    _check_model(m, "count_params")
    if isinstance(m, nn.Module):
        return sum(parameter.numel() for parameter in m.parameters())
    if isinstance(m, torch.Tensor):
        return m.numel()
    if following.is_keras(m) and input_shape is None:
        # Running means and variances are kept, not learned.
        return m.count_params() - sum(kinds._product(v.shape) for v in m.weights if v._is_state)
    if isinstance(m, str):
        m = build(m, input_shape)
    if isinstance(m, Architecture):
        input_shape = input_shape or m.input_shape
        if input_shape is None:
            raise ValueError("count_params: the shape of the input decides: count_params(net, (1, 28, 28))")
    if input_shape is None:
        raise ValueError("count_params: say the shape of one input too, such as (1, 28, 28)")
    graph = _graph_of(m, input_shape)
    return _facts(graph, m, input_shape)["total"]


class Fields:
    """What `receptive_field` found: `size`, `jump`, `start` of the last map, and `layers` by name."""

    def __init__(self, rows):
        self.layers = {row["name"]: row["fields"][0] for row in rows if row["fields"]}
        known = [row["fields"] for row in rows if row["fields"] and row["fields"][0] is not None]
        last = known[-1] if known else [(1, 1, 0)]
        self.size, self.jump, self.start = last[0]
        self.sizes = tuple(field[0] for field in last if field is not None)

    def __repr__(self):
        return f"<Fields: {self.size} pixels, jump {self.jump}, start {self.start}>"


def receptive_field(m, input_shape=None, *, quiet=False):
    """How many pixels of the input an output of each layer sees, and how far apart neighbours look.

        receptive_field(model).size           # 26
        receptive_field("conv 32 7x7, pool 2, conv 64 5x5")

    Prints the stack and gives an object: .size, .jump, .start of the last map, .layers by name. With quiet=True it gives
    that only.
    """
    _check_model(m, "receptive_field")
    if isinstance(m, str):
        m = build(m)
    if input_shape is None:
        if isinstance(m, Architecture):
            input_shape = m.input_shape or _own_input(m)
        else:
            input_shape = _guessed_input(m)
    graph = _graph_of(m, input_shape)
    rows = _facts(graph, m, input_shape)["rows"]
    if quiet:
        return Fields(rows)
    table = [("layer", "sees", "jump", "start", "how")]
    layers = _teaching.layers(graph)
    for place, row in enumerate(rows):
        if not row["fields"]:
            table.append((row["name"], "all", "", "", ""))
            continue
        source = layers[place][3][0]
        before = rows[source]["fields"] if source >= 0 else None
        field = row["fields"][0]
        if field is None:
            table.append((row["name"], "all", "", "", ""))
            continue
        had = before[0] if before else (1, 1, 0)
        how = ""
        reach = row["reach"][0]
        if reach[0] == "window" and had is not None and reach[1] != 1:
            how = f"{had[0]} + ({reach[1]} - 1)" + (f"*{reach[4]}" if reach[4] != 1 else "") + f"*{had[1]}"
        table.append((row["name"], str(field[0]), str(field[1]), str(field[2]), how))
    widths = [max(len(line[column]) for line in table) for column in range(5)]
    for line in table:
        print("  ".join(
            text.ljust(width) if column in (0, 4) else text.rjust(width)
            for column, (text, width) in enumerate(zip(line, widths))).rstrip())
    return Fields(rows)


def _own_input(net):
    """An input that any stack of convolutions accepts: places by name."""
    first = net.layers[0][1]
    return ("c", "w") if first.endswith("1d") else ("c", "h", "w")


class Uncovered:
    """What `uncovered` found: `rows` and `columns` (or `places`) of the input that no output sees."""

    def __init__(self, marks):
        lists = [[place for place, seen in enumerate(axis) if not seen] for axis in marks]
        self.axes = lists
        self.rows = lists[0] if len(lists) > 1 else []
        self.columns = lists[-1] if lists else []
        self.fraction = 0.0
        total, seen = 1, 1
        for axis in marks:
            total *= len(axis)
            seen *= sum(axis)
        self.fraction = 1 - seen / total if total else 0.0

    def __repr__(self):
        return f"<Uncovered: rows {self.rows}, columns {self.columns}>"


def uncovered(layer, input_shape):
    """The rows and columns of the input that no output of a layer or model sees (strides that do not divide).

        uncovered(nn.Conv2d(1, 1, 3, stride=2), (1, 8, 8))      # row 7 and column 7
    """
    layer = build(layer) if isinstance(layer, str) else layer
    graph = _graph_of(layer, input_shape)
    shape = _numbers(_facts(graph, layer, input_shape)["inputs"][0], "uncovered")
    marks = _teaching.reached(graph, [shape])
    if any(axis is None for axis in marks):
        raise ValueError("uncovered: the input is too large to look through place by place")
    words = ["row", "column"] if len(marks) == 2 else ["place"]
    found = Uncovered(marks)
    if not any(found.axes):
        print(f"every pixel of the {_dims(shape)} input is seen by some output")
        return found
    for word, axis, places in zip(words, marks, found.axes):
        if places:
            shown = ", ".join(str(p) for p in places[:12]) + (", …" if len(places) > 12 else "")
            print(f"{len(places)} of {len(axis)} {word}s {'is' if len(places) == 1 else 'are'} never seen: {shown}")
            print(f"used {len(axis) - len(places)} of {len(axis)}: the last window ends at {word} "
                  f"{max(p for p in range(len(axis)) if axis[p])}")
    print(f"{100 * found.fraction:.1f} % of the pixels reach no output")
    return found


def _numbers(shape, verb):
    if any(isinstance(size, str) for size in shape):
        raise ValueError(f"{verb}: needs an input of numbers, got {shape}")
    return tuple(shape)


class Trace:
    """What `trace_to_pixels` found: `mask` (a bool a pixel of the input), and `rows`, `columns` from first to last."""

    def __init__(self, marks):
        self.axes = [[place for place, seen in enumerate(axis) if seen] for axis in marks]
        mask = torch.tensor(marks[0])
        if len(marks) > 1:
            mask = mask.reshape(-1, 1) * torch.tensor(marks[1]).reshape(1, -1)
        self.mask = mask
        self.count = int(mask.sum())
        spans = [(axis[0], axis[-1]) if axis else None for axis in self.axes]
        self.rows = spans[0] if len(spans) > 1 else None
        self.columns = spans[-1]

    def _picture(self):
        return self.mask

    def __repr__(self):
        return f"<Trace: {self.count} pixels, rows {self.rows}, columns {self.columns}>"


def trace_to_pixels(model, x, at):
    """The input pixels that an output at (c, i, j) is connected with: the paths of the network, whatever the weights.

        trace_to_pixels(model, x, at=(0, 2, 3)).mask        # true where a path leads from the pixel to the output

    `x` is a picture, drawn with the pixels marked, or the shape of one.
    """
    model = build(model) if isinstance(model, str) else model
    picture = None
    if type(x).__name__ == "ndarray":
        x = as_tensor(x, "x", "trace_to_pixels")
    if isinstance(x, torch.Tensor) or (isinstance(x, list) and x and isinstance(x[0], list)):
        picture = x if isinstance(x, torch.Tensor) else torch.tensor(x)
        shape = tuple(picture.shape)
        if len(shape) == 2:
            shape = shape + (1,) if channels_last(model) else (1,) + shape
        elif len(shape) == 4:
            shape, picture = shape[1:], picture[0]
    else:
        shape = x
    graph = _graph_of(model, shape)
    facts = _facts(graph, model, shape)
    inside = _numbers(facts["inputs"][0], "trace_to_pixels")
    output = facts["output"]
    index = list(text.place_of(at, "trace_to_pixels: at"))
    if channels_last(model) and len(index) == len(output) and len(index) > 1:
        index = index[-1:] + index[:-1]
    if len(index) not in (len(output), len(output) - 1):
        raise ValueError(f"trace_to_pixels: at must have {len(output)} numbers for the output {output}, got {at}")
    if len(index) == len(output):
        sizes = output
        places = index[1:]
    else:
        sizes = output[1:]
        places = index
    for number, size in zip(index, sizes):
        if not -size <= number < size:
            raise IndexError(f"trace_to_pixels: at={at} is outside the output {output}")
    places = [p % size for p, size in zip(places, output[1:])]
    marks = _teaching.reached(graph, [inside], len(facts["rows"]) - 1, places)
    if any(axis is None for axis in marks):
        raise ValueError("trace_to_pixels: the input is too large to look through place by place")
    trace = Trace(marks)
    total = 1
    for axis in marks:
        total *= len(axis)
    print("\n".join(text.sentence(
        f"output {tuple(index)} of {output} is connected with {trace.count} of {total} pixels: "
        + (f"rows {trace.rows[0]} to {trace.rows[1]}, " if trace.rows else "")
        + (f"columns {trace.columns[0]} to {trace.columns[1]}" if trace.columns else "none"))))
    _draw(trace, marks)
    return trace


def _draw(trace, marks, most=72):
    """The input with `#` where a path leads; large ones thinned out."""
    mask = trace.mask if trace.mask.dim() == 2 else trace.mask.reshape(1, -1)
    rows, columns = mask.shape
    step = max(1, (columns + most - 1) // most, (rows + 35) // 36)
    for row in range(0, rows, step):
        line = ""
        for column in range(0, columns, step):
            line += "#" if bool(mask[row:row + step, column:column + step].any()) else "."
        print(line)
    if step > 1:
        print(f"(one character for {step}x{step} pixels)")


class Budget:
    """What `budget` predicts: `flop`, and `memory` in bytes."""

    def __init__(self, flop, memory):
        self.flop = flop
        self.memory = memory

    def __repr__(self):
        return f"<Budget: {_amount(self.flop)}FLOP>"


def _amount(number):
    for letter, size in (("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= size:
            return f"{number / size:.3g} {letter}"
    return f"{number} "


def budget(model, input_shape, batches=1, epochs=1, batch_size=32, training=True):
    """What training will cost, before it begins: operations and memory from the shapes, seconds from a trial.

        budget(model, (1, 28, 28), batches=188, epochs=3)

    A multiply-add is two operations, and backward is about twice forward. The operations are the same in every run;
    the seconds are what one forward pass takes now, on this machine, and are shown only: no script can know them.
    """
    for name, number in (("batches", batches), ("epochs", epochs), ("batch_size", batch_size)):
        if not isinstance(number, int) or number < 1:
            raise ValueError(f"budget: {name} must be an int of at least 1, got {number!r}")
    model = build(model) if isinstance(model, str) else model
    graph = _graph_of(model, input_shape)
    facts = _facts(graph, model, input_shape)
    if not isinstance(facts["macs"], int):
        raise ValueError("budget: needs an input of numbers")
    passes = 3 if training else 1
    flop = _operations(facts, passes * batch_size * batches * epochs)
    memory = facts["parameter_bytes"] * (3 if training else 1) + facts["activation_bytes"] * batch_size
    print(f"{_text(facts['macs'])} MACs an example forward; {passes} x 2 x {batch_size} x {batches} x {epochs} "
          f"= {_amount(flop)}FLOP")
    print(f"memory about {_amount(memory)}bytes at once")
    _show_seconds(model, facts, batch_size, passes * batches * epochs)
    return Budget(flop, memory)


def announce(model, input_shape, batches, epochs, batch_size):
    """One line, seen and not recorded, before a training that takes longer than two seconds."""
    try:
        facts = _facts(_graph_of(model, input_shape), model, input_shape)
        flop = _operations(facts, 3 * batch_size * batches * epochs)
        _show_seconds(model, facts, batch_size, 3 * batches * epochs, f"{_amount(flop)}FLOP, ", 2.0)
    except (RuntimeError, ValueError, TypeError):
        # A model that cannot be followed trains all the same.
        pass


def _operations(facts, examples):
    """A multiply-add is two."""
    return 2 * facts["macs"] * examples


def _show_seconds(model, facts, batch_size, times, words="", least=0.0):
    """Shows how long a model takes, by a forward pass of a small batch; nothing where there are no weights to run."""
    if following.is_keras(model):
        _show_keras_seconds(model, facts, batch_size, times, words, least)
    if not isinstance(model, nn.Module):
        return
    size = min(batch_size, 8)
    was = model.training
    model.eval()
    try:
        with torch.no_grad():
            inputs = [torch.zeros((size,) + tuple(shape)) for shape in facts["inputs"]]
            _teaching.show_cost(lambda: model(*inputs), times * batch_size / size, words, least)
    finally:
        model.train(was)


def _show_keras_seconds(model, facts, batch_size, times, words, least):
    size = min(batch_size, 8)
    last = channels_last(model)
    inputs = [torch.zeros((size,) + tuple(shape[1:] + shape[:1] if last else shape)) for shape in facts["inputs"]]
    with torch.no_grad():
        _teaching.show_cost(
            lambda: model(inputs[0] if len(inputs) == 1 else inputs, training=False), times * batch_size / size, words,
            least)
