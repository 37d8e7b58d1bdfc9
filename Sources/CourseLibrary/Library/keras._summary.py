"""The table of a model's layers, their output shapes and their numbers of parameters."""

from keras._layer import _count, Layer

# The widths of the columns as Keras's table has them on a terminal of 80 columns.
_widths = {
    (False, False): (33, 24, 15), (False, True): (29, 23, 12, 7),
    (True, False): (21, 19, 12, 19), (True, True): (19, 17, 11, 16, 7),
}


def _wrapped(text, width):
    """The text in lines of a width, broken between words; a longer word ends with …"""
    lines = []
    for paragraph in text.split("\n"):
        line = None
        for word in paragraph.split(" "):
            if line is not None and len(line) + 1 + len(word) <= width:
                line += " " + word
                continue
            if line is not None:
                lines.append(line)
            line = word if len(word) <= width else word[:width - 1] + "…"
        lines.append(line or "")
    return lines


def _cell(line, width, side):
    room = width - 2
    padded = line.ljust(room) if side == "left" else line.rjust(room) if side == "right" else line.center(room)
    return " " + padded + " "


def _table(header, rows, widths, sides):
    def block(cells, bar):
        columns = [_wrapped(cell, width - 2) for cell, width in zip(cells, widths)]
        height = max(len(column) for column in columns)
        return [bar + bar.join(
            _cell(column[place] if place < len(column) else "", width, side)
            for column, width, side in zip(columns, widths, sides)) + bar for place in range(height)]

    def rule(left, dash, middle, right):
        return left + middle.join(dash * width for width in widths) + right

    lines = [rule("┏", "━", "┳", "┓"), *block(header, "┃"), rule("┡", "━", "╇", "┩")]
    for number, row in enumerate(rows):
        if number > 0:
            lines.append(rule("├", "─", "┼", "┤"))
        lines += block(row, "│")
    lines.append(rule("└", "─", "┴", "┘"))
    return "\n".join(lines)


def _bytes(weights):
    return sum(_count(v.shape) * v._value.element_size() for v in weights)


def _size(bytes):
    """216.00 B, 3.35 KB, 15.32 MB."""
    units = ("B", "KB", "MB", "GB", "TB", "PB")
    size, unit = float(bytes), 0
    while size >= 1024 and unit < len(units) - 1:
        size, unit = size / 1024, unit + 1
    return f"{size:.2f} {units[unit]}"


def _shape_text(layer):
    if layer._inbound_nodes:
        distinct = []
        for node in layer._inbound_nodes:
            text = ", ".join(str(output.shape) for output in node.outputs)
            if len(node.outputs) > 1:
                text = f"[{text}]"
            if text not in distinct:
                distinct.append(text)
        return ", ".join(distinct)
    shape = layer.__dict__.get("_built_for")
    if shape is None:
        return "?"
    try:
        return str(layer.compute_output_shape(shape)).replace("[", "(").replace("]", ")")
    except Exception:
        return "?"


def _params_text(layer):
    weights = layer.weights
    if not weights:
        unbuilt = isinstance(layer, Layer) and not layer.built
        return "0 (unbuilt)" if unbuilt else "0"
    return f"{sum(_count(v.shape) for v in weights):,}"


def _connections(layer, nodes):
    names = []
    for node in layer._inbound_nodes:
        if nodes is not None and id(node) not in nodes:
            continue
        for x in node.inputs:
            source, place, output = x._keras_history
            names.append(f"{source.name}[{place}][{output}]")
    return ", ".join(names) if names else "-"


def _is_linear(model):
    """Whether every layer of a graph takes the output of one other layer, and none is called twice."""
    by_depth = {}
    for node in model._graph.nodes:
        by_depth.setdefault(model._graph.depths[id(node)], []).append(node)
    if any(len(nodes) > 1 or len(nodes[0].inputs) > 1 for nodes in by_depth.values()):
        return False
    layers = [id(node.layer) for node in model._graph.nodes]
    return len(set(layers)) == len(layers)


def summary(model, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False,
            layer_range=None):
    """Prints the table of a model."""
    graph = model._graph if model._is_functional and "_row" not in model.__dict__ else None
    layers = model.layers if graph is None else graph.operations
    joined = graph is not None and not _is_linear(model)
    nodes = {id(node) for node in graph.nodes} if graph is not None else None
    widths = _widths[(joined, show_trainable)]
    header = ["Layer (type)", "Output Shape", "Param #"]
    sides = ["left", "left", "right"]
    if joined:
        header.append("Connected to")
        sides.append("left")
    if show_trainable:
        header.append("Trainable")
        sides.append("center")

    def row(layer, depth):
        kind = getattr(layer, "_kind", type(layer).__name__)
        front = "   " * depth + "└ " if depth else ""
        cells = [f"{front}{layer.name} ({kind})", _shape_text(layer), _params_text(layer)]
        if joined:
            cells.append(_connections(layer, nodes))
        if show_trainable:
            cells.append(("Y" if layer.trainable else "N") if layer.weights else "-")
        found = [cells]
        if expand_nested and getattr(layer, "layers", None):
            for inner in layer.layers:
                found += row(inner, depth + 1)
        return found

    if layer_range is not None:
        names = [layer.name for layer in layers]
        layers = layers[names.index(layer_range[0]):names.index(layer_range[1]) + 1]
    rows = [line for layer in layers for line in row(layer, 0)]
    lines = [f'Model: "{model.name}"', _table(header, rows, widths, sides)]
    trainable = sum(_count(v.shape) for v in model.trainable_weights)
    other = sum(_count(v.shape) for v in model.non_trainable_weights)
    total, total_bytes = trainable + other, _bytes(model.weights)
    optimizer = model.__dict__.get("optimizer")
    extra = None
    if optimizer is not None and optimizer.built:
        extra = optimizer._count()
        total, total_bytes = total + extra[0], total_bytes + extra[1]
    lines.append(f" Total params: {total:,} ({_size(total_bytes)})")
    lines.append(f" Trainable params: {trainable:,} ({_size(_bytes(model.trainable_weights))})")
    lines.append(f" Non-trainable params: {other:,} ({_size(_bytes(model.non_trainable_weights))})")
    if extra is not None:
        lines.append(f" Optimizer params: {extra[0]:,} ({_size(extra[1])})")
    text = "\n".join(lines)
    if print_fn is None:
        print(text)
    else:
        print_fn(text + "\n")
