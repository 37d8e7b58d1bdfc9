"""What a layer is: its kind, its numbers, its weights.

A `Layer` is what the teaching verbs know of one call of a layer's function: `conv` with these weights and this stride.
It comes from the function that was called (`FUNCTIONS`: one entry each), whoever called it; or from a layer of another
spelling, which says it by a method `_layer()` that gives a `Layer`, or a list of them where it does several things:

    def _layer(self):
        return [kinds.conv(self.kernel, self.bias, stride=self.strides), kinds.activation(self.activation)]

Weights are shaped as PyTorch shapes them, sizes are one tuple entry an axis.
"""

import torch
import torch.nn.functional as F


class Layer:
    """One call: `kind`, `facts` (numbers and words, from which shapes and counts follow), and `tensors` by name.

    `inputs` are the values it reads; `function` computes it again from others.
    """

    def __init__(self, kind, inputs=(), function=None, tensors=None, **facts):
        self.kind = kind
        self.inputs = list(inputs)
        self.function = function
        self.tensors = tensors or {}
        self.facts = facts

    def __getattr__(self, name):
        for table in ("tensors", "facts"):
            entries = self.__dict__.get(table, {})
            if name in entries:
                return entries[name]
        raise AttributeError(f"a layer of kind '{self.__dict__.get('kind')}' has no '{name}'")

    def get(self, name, usual=None):
        return self.tensors.get(name, self.facts.get(name, usual))

    def rule(self):
        """The facts as `_teaching` takes them."""
        return {"kind": self.kind, **self.facts}

    def __repr__(self):
        return f"Layer({self.kind!r}, {self.facts})"


def _sides(value, axes):
    value = tuple(value) if isinstance(value, (tuple, list)) else (value,)
    return value * axes if len(value) == 1 else value


def _pairs(padding, axes):
    """Padding as pairs (before, after) an axis, or the word that it is."""
    if isinstance(padding, str):
        return padding
    return tuple((p, p) if isinstance(p, int) else tuple(p) for p in _sides(padding, axes))


# Layers that slide


def conv(weight, bias=None, stride=1, padding=0, dilation=1, groups=1, mode="zeros", inputs=()):
    """A convolution: weight (O, C/groups, K, …); padding a number, one an axis, pairs, "same", "valid" or "causal"."""
    axes = weight.dim() - 2
    stride, dilation, pairs = _sides(stride, axes), _sides(dilation, axes), _pairs(padding, axes)
    shape = tuple(weight.shape)
    return Layer(
        "conv", inputs, tensors={"weight": weight, "bias": bias}, axes=axes, filters=shape[0],
        channels=shape[1] * groups, kernel=shape[2:], stride=stride, padding=pairs, dilation=dilation, groups=groups,
        mode=mode, bias=bias is not None)


def upconv(weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1, inputs=()):
    """A transposed convolution: weight (C, O/groups, K, …)."""
    axes = weight.dim() - 2
    shape = tuple(weight.shape)
    return Layer(
        "upconv", inputs, tensors={"weight": weight, "bias": bias}, axes=axes, filters=shape[1] * groups,
        channels=shape[0], kernel=shape[2:], stride=_sides(stride, axes), padding=_pairs(padding, axes),
        output_padding=_sides(output_padding, axes), dilation=_sides(dilation, axes), groups=groups,
        bias=bias is not None)


def pool(kind, axes, kernel, stride=None, padding=0, dilation=1, ceil=False, inputs=(), **more):
    """`kind` is "maxpool", "avgpool" or "lppool"."""
    kernel = _sides(kernel, axes)
    return Layer(
        kind, inputs, axes=axes, kernel=kernel, stride=kernel if stride is None else _sides(stride, axes),
        padding=_pairs(padding, axes), dilation=_sides(dilation, axes), ceil=ceil, **more)


def dense(weight, bias=None, inputs=()):
    """Weighted sums: weight (out, in)."""
    return Layer(
        "dense", inputs, tensors={"weight": weight, "bias": bias}, outputs=weight.shape[0], features=weight.shape[1],
        bias=bias is not None)


def activation(name, function=None, inputs=(), **numbers):
    """A function of single values by name ("relu"); softmax runs along `axis`."""
    return Layer("activation", inputs, function, name=name, **numbers)


# Functions of torch and torch.nn.functional, by name


def _is_last(value):
    """Whether channels stand behind the places, as Keras writes them."""
    return getattr(value, "last", False)


def _in_order(axis, value):
    """An axis as it counts with the channels first."""
    rank = len(tuple(value.shape))
    axis %= rank
    if not _is_last(value) or rank < 3 or axis == 0:
        return axis
    return 1 if axis == rank - 1 else axis + 1


def _first(value):
    """The shape with the channels first."""
    shape = tuple(value.shape)
    return shape[:1] + shape[-1:] + shape[1:-1] if _is_last(value) and len(shape) > 2 else shape


def _convolution(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    if _is_last(input):
        # Keras's own: kernel (K, …, C/groups, O), zeros before and after every axis in one list.
        axes = weight.dim() - 2
        pairs = tuple((padding[2 * axis], padding[2 * axis + 1]) for axis in range(axes))
        layer = conv(weight.permute(axes + 1, axes, *range(axes)), bias, stride, pairs, dilation, groups, inputs=[input])
        layer.kernel_tensor = weight
        return layer
    return conv(weight, bias, stride, padding, dilation, groups, inputs=[input])


def _transposed(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    return upconv(weight, bias, stride, padding, output_padding, groups, dilation, inputs=[input])


def _max_pool(axes):
    def call(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return pool("maxpool", axes, kernel_size, stride, padding, dilation, ceil_mode, [input])
    return call


def _avg_pool(axes):
    def call(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
             divisor_override=None):
        return pool("avgpool", axes, kernel_size, stride, padding, 1, ceil_mode, [input],
                    counts_padding=count_include_pad, divisor=divisor_override)
    return call


def _lp_pool(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    return pool("lppool", 2, kernel_size, stride, 0, 1, ceil_mode, [input], power=float(norm_type))


def _adaptive(kind, axes):
    def call(input, output_size, return_indices=False):
        given = tuple(input.shape)[-axes:]
        wanted = tuple(g if w is None else w for w, g in zip(_sides(output_size, axes), given))
        return Layer(kind, [input], axes=axes, output=wanted)
    return call


def _linear(input, weight, bias=None):
    return dense(weight, bias, [input])


def _activation(name, *names):
    """An activation whose further arguments have these names."""
    def call(input, *numbers, **keywords):
        keywords.pop("inplace", None)
        given = dict(zip(names, numbers))
        given.update(keywords)
        return activation(name, None, [input], **given)
    return call


def _softmax(name):
    def call(input, dim=None, dtype=None):
        return activation(name, None, [input], axis=_in_order(dim if dim is not None else -1, input))
    return call


def _prelu(input, weight):
    return Layer("activation", [input], tensors={"weight": weight}, name="prelu")


def _dropout(channels):
    def call(input, p=0.5, training=True, inplace=False):
        return Layer("dropout", [input], rate=float(p), training=training, channels=channels)
    return call


def _channels(*tensors):
    """The channels that a norm's tensors are for, where it has any."""
    return next(({"channels": tensor.shape[0]} for tensor in tensors if tensor is not None), {})


def _batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05):
    return Layer(
        "batchnorm", [input], tensors={"mean": running_mean, "var": running_var, "weight": weight, "bias": bias},
        **_channels(running_mean, weight), affine=weight is not None, statistics=running_mean is not None, training=training, eps=eps)


def _layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05):
    shape = _sides(normalized_shape, 1)
    parameters = [(name, shape) for name, value in (("weight", weight), ("bias", bias)) if value is not None]
    return Layer(
        "layernorm", [input], tensors={"weight": weight, "bias": bias}, parameters=parameters, sizes=shape, eps=eps)


def _group_norm(input, num_groups, weight=None, bias=None, eps=1e-05):
    return Layer(
        "groupnorm", [input], tensors={"weight": weight, "bias": bias}, **_channels(weight), groups=num_groups, affine=weight is not None,
        eps=eps)


def _instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
                   momentum=0.1, eps=1e-05):
    return Layer(
        "instancenorm", [input], tensors={"weight": weight, "bias": bias}, affine=weight is not None, eps=eps)


def _response_norm(input, size, alpha=0.0001, beta=0.75, k=1.0):
    return Layer("lrn", [input], size=size, alpha=alpha, beta=beta, k=k)


def _pad(input, pad, mode="constant", value=None):
    pairs = [(pad[i], pad[i + 1]) for i in range(len(pad) - 2, -1, -2)]
    if min(pad) < 0:
        # Below 0 it cuts off.
        if max(pad) > 0:
            raise _Unfollowed("padding of which some is below 0")
        shape = _first(input)[2:]
        return _cut(input, [(0, 0)] * (len(shape) - len(pairs)) + [(-before, -after) for before, after in pairs])
    axes = len(tuple(input.shape)) - 2
    if _is_last(input):
        pairs = [(0, 0)] * (axes + 1 - len(pairs)) + pairs
        if pairs[-1] != (0, 0):
            raise _Unfollowed("padding of channels")
        pairs = pairs[:-1]
    pairs = [(0, 0)] * (axes - len(pairs)) + pairs
    return Layer("pad", [input], pairs=pairs, mode="zeros" if mode == "constant" else mode, value=value or 0)


def _cut(input, pairs):
    """So many rows and columns left out before and after, for every axis of places."""
    return Layer("crop", [input], pairs=[tuple(pair) for pair in pairs])


def _getitem(input, index):
    """Slices of places, `x[:, :, 4:-4, 4:-4]`."""
    index = list(index) if isinstance(index, tuple) else [index]
    shape = tuple(input.shape)
    if Ellipsis in index:
        place = index.index(Ellipsis)
        index[place:place + 1] = [slice(None)] * (len(shape) - len(index) + 1)
    index += [slice(None)] * (len(shape) - len(index))
    if len(index) != len(shape) or any(not isinstance(each, slice) or isinstance(size, str)
                                       for each, size in zip(index[1:], shape[1:])):
        raise _Unfollowed("indexing other than slices of rows and columns")
    spans = [each.indices(size) for each, size in zip(index[1:], shape[1:])]
    cuts = [(start, size - stop) for (start, stop, step), size in zip(spans, shape[1:])]
    channels = cuts.pop(-1 if _is_last(input) else 0)
    if index[0] != slice(None) or channels != (0, 0) or any(step != 1 for start, stop, step in spans):
        raise _Unfollowed("slices of examples or channels, or with steps")
    return _cut(input, cuts)


def _map_connections(input, weight, bias, table, stride=1, padding=0):
    return Layer("sparse", [input], tensors={"weight": weight, "bias": bias}, table=table, kernel=tuple(weight.shape[2:]),
                 stride=_sides(stride, 2), padding=_pairs(padding, 2))


def _interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
    given = tuple(input.shape)[2:]
    told = mode in ("nearest", "linear", "bilinear")
    if size is not None:
        wanted = _sides(size, len(given))
        if not told or any(isinstance(g, str) or g == 0 or w % g for w, g in zip(wanted, given)):
            return Layer("reshape", [input], shape=(input.shape[1],) + wanted, name="interpolate", mode=mode,
                         by_gradient=True)
        scale = tuple(w // g for w, g in zip(wanted, given))
    else:
        factors = _sides(scale_factor, len(given))
        if not told and not any(isinstance(g, str) for g in given):
            wanted = tuple(int(g * factor) for g, factor in zip(given, factors))
            return Layer("reshape", [input], shape=(input.shape[1],) + wanted, name="interpolate", mode=mode,
                         by_gradient=True)
        scale = tuple(int(s) for s in factors)
    return Layer("up", [input], scale=scale, mode=mode, align_corners=align_corners)


def _flatten(input, start_dim=0, end_dim=-1):
    rank = len(tuple(input.shape))
    if start_dim % rank == 1 and end_dim % rank == rank - 1:
        return Layer("flatten", [input])
    sizes = tuple(input.shape)
    start, end = start_dim % rank, end_dim % rank
    return _reshape(input, sizes[:start] + (_product(sizes[start:end + 1]),) + sizes[end + 1:])


def _reshape(input, *shape):
    if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
        shape = tuple(shape[0])
    sizes = tuple(input.shape)
    batch = sizes[0]
    trail = getattr(input, "_trail", None)
    if trail is not None and trail.last and len(shape) > 2:
        whole, rest = _product(sizes[1:]), _product(size for size in shape[1:] if size != -1)
        if whole is None or rest is None:
            raise _Unfollowed("a reshape of sizes that are names")
        inner = tuple(whole // rest if size == -1 else size for size in shape[1:])
        return Layer("reshape", [input], shape=inner[-1:] + inner[:-1], by_gradient=True)
    if len(shape) == 2 and (shape[0] in (batch, -1)) and (shape[1] == -1 or shape[0] == -1
                                                          or shape[1] == _product(sizes[1:])):
        if shape[0] != -1 or shape[1] == _product(sizes[1:]):
            return Layer("flatten", [input])
    wanted = tuple(shape[1:])
    if -1 in wanted:
        rest = _product(size for size in wanted if size != -1)
        whole = _product(sizes[1:])
        if not isinstance(whole, int) or not isinstance(rest, int) or not rest or whole % rest:
            raise _Unfollowed("a reshape with -1 of sizes that are names")
        wanted = tuple(whole // rest if size == -1 else size for size in wanted)
    return Layer("reshape", [input], shape=wanted)


def _product(sizes):
    result = 1
    for size in sizes:
        if isinstance(size, str) or size is None:
            return None
        result *= size
    return result


def _unflatten(input, dim, sizes):
    shape = tuple(input.shape)
    place = dim % len(shape)
    return _reshape(input, shape[:place] + tuple(sizes) + shape[place + 1:])


def _squeeze(input, dim=None):
    shape = tuple(input.shape)
    if dim is not None:
        places = [d % len(shape) for d in (dim if isinstance(dim, (tuple, list)) else [dim])]
    else:
        places = range(1, len(shape))
    return Layer("reshape", [input], shape=tuple(s for i, s in enumerate(shape) if i and not (i in places and s == 1)))


def _unsqueeze(input, dim):
    shape = tuple(input.shape)
    place = dim % (len(shape) + 1)
    return Layer("reshape", [input], shape=(shape[:place] + (1,) + shape[place:])[1:])


def _shuffle(input, upscale_factor):
    n, c, h, w = tuple(input.shape)
    r = upscale_factor
    return Layer("reshape", [input], shape=(c // (r * r), h * r, w * r), name="pixel_shuffle", by_gradient=True)


def _over_places(kind):
    """A mean or maximum over all places of maps: global pooling."""
    def call(input, dim=None, keepdim=False):
        rank = len(tuple(input.shape))
        dims = sorted(d % rank for d in (dim if isinstance(dim, (tuple, list)) else [dim])) if dim is not None else []
        places = list(range(1, rank - 1)) if _is_last(input) else list(range(2, rank))
        if rank < 3 or dims != places:
            raise _Unfollowed(f"a {kind} over other axes than all places of the maps")
        if keepdim:
            return Layer("adaptive" + kind, [input], axes=rank - 2, output=(1,) * (rank - 2))
        return Layer("global" + kind, [input])
    return call


def _concat(tensors, dim=0):
    rank = len(tuple(tensors[0].shape))
    if dim % rank == 0:
        raise _Unfollowed("joining along the batch")
    return Layer("concat", list(tensors), axis=_in_order(dim, tensors[0]) - 1)


def _sum(input, other, alpha=1):
    both = [value for value in (input, other) if not isinstance(value, (int, float))]
    if len(both) == 2:
        return Layer("add", both)
    return Layer("keep", both, name="AddConstant")


def _pointwise(name):
    def call(*values, **keywords):
        return Layer("keep", [v for v in values if not isinstance(v, (int, float, bool))][:3], name=name)
    return call


def _embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    return Layer("embed", [input], tensors={"weight": weight}, rows=weight.shape[0], size=weight.shape[1])


def _loss(name):
    def call(input, target, **keywords):
        return Layer("loss", [input], tensors={"target": target, "weights": keywords.pop("weight", None)}, name=name,
                     **keywords)
    return call


class _Unfollowed(Exception):
    """What a model does that cannot be told from shapes alone."""


FUNCTIONS = {
    "conv1d": _convolution, "conv2d": _convolution,
    "conv_transpose1d": _transposed, "conv_transpose2d": _transposed,
    "max_pool1d": _max_pool(1), "max_pool2d": _max_pool(2), "avg_pool1d": _avg_pool(1), "avg_pool2d": _avg_pool(2),
    "lp_pool2d": _lp_pool, "adaptive_avg_pool1d": _adaptive("adaptiveavg", 1),
    "adaptive_avg_pool2d": _adaptive("adaptiveavg", 2), "adaptive_max_pool2d": _adaptive("adaptivemax", 2),
    "adaptive_max_pool1d": _adaptive("adaptivemax", 1), "getitem": _getitem, "map_connections": _map_connections,
    "linear": _linear,
    "relu": _activation("relu"), "relu6": _activation("relu6"),
    "leaky_relu": _activation("leakyrelu", "negative_slope"), "elu": _activation("elu", "alpha"),
    "celu": _activation("celu", "alpha"), "selu": _activation("selu"), "gelu": _activation("gelu"),
    "silu": _activation("silu"), "mish": _activation("mish"),
    "softplus": _activation("softplus", "beta", "threshold"), "softsign": _activation("softsign"),
    "sigmoid": _activation("sigmoid"), "logsigmoid": _activation("logsigmoid"),
    "hardsigmoid": _activation("hardsigmoid"), "hardswish": _activation("hardswish"), "tanh": _activation("tanh"),
    "hardtanh": _activation("hardtanh", "min_val", "max_val"), "tanhshrink": _activation("tanhshrink"),
    "softshrink": _activation("softshrink", "lambd"), "hardshrink": _activation("hardshrink", "lambd"),
    "exp": _activation("exponential"), "abs": _pointwise("Abs"), "sqrt": _pointwise("Sqrt"), "log": _pointwise("Log"),
    "clamp": _pointwise("Clamp"), "square": _pointwise("Square"), "neg": _pointwise("Negative"),
    "softmax": _softmax("softmax"), "log_softmax": _softmax("logsoftmax"), "prelu": _prelu,
    "dropout": _dropout(False), "dropout1d": _dropout(True), "dropout2d": _dropout(True),
    "batch_norm": _batch_norm, "layer_norm": _layer_norm, "group_norm": _group_norm, "instance_norm": _instance_norm,
    "local_response_norm": _response_norm, "pad": _pad, "interpolate": _interpolate, "flatten": _flatten,
    "view": _reshape, "reshape": _reshape, "unflatten": _unflatten, "squeeze": _squeeze, "unsqueeze": _unsqueeze,
    "pixel_shuffle": _shuffle, "mean": _over_places("avg"), "amax": _over_places("max"), "cat": _concat,
    "concat": _concat, "add": _sum, "sub": _sum, "mul": _pointwise("Multiply"), "div": _pointwise("Divide"),
    "maximum": _pointwise("Maximum"), "minimum": _pointwise("Minimum"), "pow": _pointwise("Power"),
    "embedding": _embedding,
    "cross_entropy": _loss("cross_entropy"), "nll_loss": _loss("nll_loss"), "mse_loss": _loss("mse_loss"),
    "l1_loss": _loss("l1_loss"), "smooth_l1_loss": _loss("smooth_l1_loss"), "huber_loss": _loss("huber_loss"),
    "binary_cross_entropy": _loss("binary_cross_entropy"),
    "binary_cross_entropy_with_logits": _loss("binary_cross_entropy_with_logits"),
    "multi_margin_loss": _loss("multi_margin_loss"), "kl_div": _loss("kl_div"),
}

# Functions that change no value: what they give is what they were given.
SAME = ("as_tensor", "contiguous", "clone", "detach", "to", "float", "double", "cpu", "requires_grad_")
