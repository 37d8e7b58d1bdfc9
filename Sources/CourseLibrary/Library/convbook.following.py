"""Following a model: running it on something that remembers what is done with it.

A `Followed` stands for a tensor, by PyTorch's protocol `__torch_function__`. It knows the shape, whose sizes may be
names ("h", "w - 2"), or holds the tensor itself; every function it is given to becomes a `Step` of the `Trail`: which
layer it is, of which module, and what it read. So any model that can be called can be accounted for, drawn and
explained, however its `forward` is written.
"""

import torch
import torch.nn as nn
import _teaching
import convbook.kinds as kinds


class Step:
    """One call on the way: its number, the dotted name of its module, the `Layer`, and what it read and gave."""

    def __init__(self, number, name, path, layer, sources, given, output):
        self.number = number
        self.name = name
        self.path = path
        self.layer = layer
        self.sources = sources
        self.given = given
        self.output = output

    def again(self, *inputs):
        """What the step's function gives for other inputs."""
        return self.given(*inputs)


class Trail:
    """The steps of a model on its way from the input to the output."""

    def __init__(self, name, shapes=None):
        self.steps = []
        self.graph = _teaching.graph(name, shapes)
        self.paths = []
        self.names = {}
        self.accounts = shapes is not None

    def record(self, layer, sources, given=None, value=None, name=None, last=False):
        path = self.paths[-1] if self.paths else ""
        name = self._name(path, layer, name)
        number = len(self.steps)
        shape = None
        if self.accounts:
            if layer.kind == "loss":
                raise ValueError("a loss has no shape to account for: leave it out of the model")
            shape = _teaching.add(self.graph, name, layer.rule(), [source.number for source in sources])
        output = Followed(self, number, shape, value, last)
        self.steps.append(Step(number, name, path, layer, sources, given, output))
        return output

    def _name(self, path, layer, name):
        """The module's name for its one layer; what else is done in a module is named after what it does."""
        word = name or layer.get("name") or layer.kind
        if not isinstance(word, str):
            word = layer.kind
        word = word.lower()
        if path and layer.kind != "pad" and path in self.leaves and path not in self.names:
            wanted = path
        else:
            wanted = path + "." + word if path else word
        number = self.names.get(wanted, 0) + 1
        self.names[wanted] = number
        return wanted if number == 1 else f"{wanted}{number}"

    leaves = ()
    # Whether the model writes the channels behind the places.
    last = False


class Followed:
    """Stands for a tensor whose way is followed."""

    def __init__(self, trail, number, shape, raw=None, last=False):
        self._trail = trail
        self.number = number
        # Of one example, channels first, whatever the order that the model sees.
        self.sizes = shape
        self.raw = raw
        self.last = last

    @property
    def value(self):
        """The tensor, channels first."""
        return channels_first(self.raw) if self.last and self.raw is not None else self.raw

    # What models ask of a tensor

    @property
    def shape(self):
        if self.raw is not None:
            return self.raw.shape
        sizes = tuple(self.sizes)
        if self.last and len(sizes) > 1:
            # Keras writes None for a size that is not known.
            return (1,) + tuple(None if isinstance(size, str) else size for size in sizes[1:] + sizes[:1])
        return (1,) + sizes

    def is_floating_point(self):
        return True if self.raw is None else self.raw.is_floating_point()

    def movedim(self, source, destination):
        rank = len(self.shape)
        places = list(range(rank))
        places.insert(destination % rank, places.pop(source % rank))
        return self.permute(*places)

    def transpose(self, a, b):
        places = list(range(len(self.shape)))
        places[a], places[b] = places[b], places[a]
        return self.permute(*places)

    def permute(self, *dims):
        """The axes in another order; from channels last to channels first and back is no step of its own."""
        dims = tuple(dims[0]) if len(dims) == 1 and isinstance(dims[0], (tuple, list)) else dims
        rank = len(self.shape)
        dims = tuple(dim % rank for dim in dims)
        if dims == tuple(range(rank)):
            return self
        to_first = (0, rank - 1) + tuple(range(1, rank - 1))
        to_last = (0,) + tuple(range(2, rank)) + (1,)
        if rank > 2 and ((self.last and dims == to_first) or (not self.last and dims == to_last and self._trail.last)):
            raw = None if self.raw is None else self.raw.permute(*dims)
            return Followed(self._trail, self.number, self.sizes, raw, not self.last)
        return called("permute", lambda a: a.permute(*dims), (self,), {})

    def size(self, dim=None):
        return self.shape if dim is None else self.shape[dim]

    def dim(self):
        return len(self.shape)

    ndim = property(dim)

    def numel(self):
        return kinds._product(self.shape)

    def __len__(self):
        return self.shape[0]

    @property
    def dtype(self):
        return self.raw.dtype if self.raw is not None else torch.float32

    @property
    def requires_grad(self):
        return False if self.raw is None else self.raw.requires_grad

    device = "cpu"

    def __getattr__(self, name):
        if name in kinds.SAME:
            return lambda *arguments, **keywords: self
        function = getattr(torch.Tensor, name, None)
        if function is None or name.startswith("_"):
            raise AttributeError(f"'Tensor' object has no attribute '{name}'")
        return lambda *arguments, **keywords: called(name, function, (self,) + arguments, keywords)

    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        if function.__name__ in kinds.SAME:
            return args[0]
        return called(function.__name__, function, args, kwargs or {})

    def __add__(self, other):
        return called("add", lambda a, b: a + b, (self, other), {})

    __radd__ = __add__
    __iadd__ = __add__

    def __sub__(self, other):
        return called("sub", lambda a, b: a - b, (self, other), {})

    def __rsub__(self, other):
        return called("sub", lambda a, b: b - a, (self, other), {})

    def __mul__(self, other):
        return called("mul", lambda a, b: a * b, (self, other), {})

    __rmul__ = __mul__

    def __truediv__(self, other):
        return called("div", lambda a, b: a / b, (self, other), {})

    def __pow__(self, other):
        return called("pow", lambda a, b: a ** b, (self, other), {})

    def __neg__(self):
        return called("neg", lambda a: -a, (self,), {})

    def __getitem__(self, index):
        return called("getitem", lambda a, index: a[index], (self, index), {})


def _plain(value):
    """The tensors behind what is followed."""
    if isinstance(value, Followed):
        return value.raw
    if isinstance(value, (list, tuple)):
        return type(value)(_plain(item) for item in value)
    return value


def called(name, function, arguments, keywords):
    """What a function of this name gives for what is followed, as a step of the trail."""
    every = list(arguments) + list(keywords.values())
    followed = [v for value in every for v in (value if isinstance(value, (list, tuple)) else [value])
                if isinstance(v, Followed)]
    trail = followed[0]._trail
    described = kinds.FUNCTIONS.get(name)
    if trail.accounts and described is None:
        raise kinds._Unfollowed(f"'{name}'")
    value = None
    if not trail.accounts:
        value = function(*[_plain(a) for a in arguments], **{key: _plain(v) for key, v in keywords.items()})
        if not isinstance(value, torch.Tensor):
            return value
    layer = None
    if described is not None:
        try:
            layer = described(*arguments, **keywords)
        except kinds._Unfollowed:
            if trail.accounts:
                raise
    if layer is None:
        layer = kinds.Layer("other", followed, name=name)
    sources = [source for source in layer.inputs if isinstance(source, Followed)] or followed

    def again(*inputs):
        """The same call with other tensors in place of those that were followed."""
        given = {source.number: channels_last(tensor) if source.last else tensor
                 for source, tensor in zip(sources, inputs)}

        def put(value):
            if isinstance(value, Followed):
                return given.get(value.number, value.raw)
            if isinstance(value, (list, tuple)):
                return type(value)(put(item) for item in value)
            return value

        result = function(*[put(a) for a in arguments], **{key: put(v) for key, v in keywords.items()})
        return channels_first(result) if last else result

    rank = len(tuple(sources[0].shape))
    # What was in an order stays in it; what becomes maps again is in the order of the spelling.
    last = sources[0].last if rank > 2 else trail.last
    if layer.kind in ("flatten", "globalavg", "globalmax", "loss"):
        last = False
    return trail.record(layer, sources, again, value, name, last)


def channels_first(tensor):
    """A batch of maps as (N, C, …), from (N, …, C)."""
    return tensor.movedim(-1, 1) if tensor.dim() > 2 else tensor


def channels_last(tensor):
    """A batch of maps as (N, …, C), from (N, C, …)."""
    return tensor.movedim(1, -1) if tensor.dim() > 2 else tensor


def is_keras(model):
    """Whether a layer or model is in Keras's spelling."""
    return hasattr(model, "_inbound_nodes") and hasattr(model, "_run")


def writes_last(model):
    """Whether a model writes the channels behind the places."""
    return is_keras(model) and getattr(model, "data_format", "channels_last") != "channels_first"


def _walk(model, trail):
    """Has the trail know the dotted name of the module that is running; gives what takes that back."""
    undo = []
    if is_keras(model):
        return _walk_keras(model, trail)
    if not isinstance(model, nn.Module):
        return undo
    named = list(model.named_modules())
    trail.leaves = set(name for name, module in named if not module._modules)

    def enter(name):
        def hook(module, inputs):
            trail.paths.append(name)
        return hook

    def leave(module, inputs, output):
        trail.paths.pop()

    for name, module in named:
        had = module._has_hooks
        undo.append((module, had, module.register_forward_pre_hook(enter(name)), module.register_forward_hook(leave)))
    return undo


def _walk_keras(model, trail):
    """The same for Keras's layers, which run in `_run`."""
    undo = []
    seen = set()

    def enter(layer, prefix):
        if id(layer) in seen:
            return
        seen.add(id(layer))
        inside = list(layer._layers)
        path = prefix + layer.name if layer is not model else ""
        if not inside:
            trail.leaves = set(trail.leaves) | {path}
        run = layer._run

        def walked(args, kwargs):
            trail.paths.append(path)
            result = run(args, kwargs)
            trail.paths.pop()
            return result

        object.__setattr__(layer, "_run", walked)
        undo.append((layer,))
        for each in inside:
            enter(each, path + "." if path else "")

    enter(model, "")
    return undo


def _unwalk(undo):
    for entry in undo:
        if len(entry) == 1:
            object.__delattr__(entry[0], "_run")
            continue
        module, had, first, last = entry
        first.remove()
        last.remove()
        object.__setattr__(module, "_has_hooks", had)


def name_of(model):
    """What a model or function is called in texts."""
    if is_keras(model):
        return type(model).__name__
    return getattr(model, "__name__", None) or type(model).__name__


def module_named(model, name):
    """The class of the module with this dotted name, where there is one."""
    if not isinstance(model, nn.Module):
        return None
    if not model._modules:
        return type(model).__name__
    for path, module in model.named_modules():
        if path == name:
            return type(module).__name__
    return None


def is_model(model):
    """Whether it is made of modules, whose names say more than its own."""
    return isinstance(model, nn.Module) and bool(model._modules)


def follow_shapes(model, shapes):
    """The trail of a model for inputs of these shapes (of one example each), without computing anything."""
    trail = Trail(name_of(model), [tuple(shape) for shape in shapes])
    trail.last = writes_last(model)
    inputs = [Followed(trail, -1 - number, tuple(shape), None, trail.last and len(shape) > 1)
              for number, shape in enumerate(shapes)]
    modes = [(module, module.training) for module in model.modules()] if isinstance(model, nn.Module) else []
    undo = _walk(model, trail)
    for module, mode in modes:
        object.__setattr__(module, "training", False)
    try:
        output = model(*inputs)
    except TypeError:
        if trail.last and any(isinstance(size, str) for shape in shapes for size in shape):
            raise NotImplementedError(
                f"{name_of(model)} needs numbers for its sizes: names are for PyTorch's spelling and for build") from None
        raise
    except kinds._Unfollowed as reason:
        where = f" (in {trail.paths[-1]})" if trail.paths and trail.paths[-1] else ""
        raise NotImplementedError(
            f"{name_of(model)} does {reason}{where}, which cannot be told from shapes alone") from None
    finally:
        for module, mode in modes:
            object.__setattr__(module, "training", mode)
        _unwalk(undo)
    trail.output = output
    return trail


def follow_values(model, *tensors):
    """The trail of a model on tensors, with what every step gave; running statistics stay as they were."""
    trail = Trail(name_of(model))
    trail.last = writes_last(model)
    inputs = [Followed(trail, -1 - number, None, tensor, trail.last and tensor.dim() > 2)
              for number, tensor in enumerate(tensors)]
    buffers = [(b, b.clone()) for b in model.buffers() if b is not None] if isinstance(model, nn.Module) else []
    undo = _walk(model, trail)
    try:
        output = model(*inputs)
    finally:
        _unwalk(undo)
        for buffer, before in buffers:
            # Through data: no way back is to take them for changed.
            buffer.data.copy_(before)
    trail.inputs = inputs
    trail.output = output
    return trail
