"""Reading what was asked: which layer on which input, and which of its outputs."""

import torch
import torch.nn as nn
import _teaching
import convbook.following as following
import convbook.text as text
from convbook.windows import convolved


def as_tensor(value, what, verb="explain"):
    """The value of an argument as a tensor without gradients: a tensor, nested lists, an array of NumPy."""
    if isinstance(value, torch.Tensor):
        return value.detach()
    if isinstance(value, (list, tuple)):
        return torch.tensor(value)
    if hasattr(value, "numpy") or type(value).__name__ == "ndarray":
        made = torch.as_tensor(value)
        # NumPy's floats are float64 unless told otherwise; layers compute with float32.
        return made.float() if made.is_floating_point() else made
    raise TypeError(f"{verb}(): argument '{what}' must be a Tensor or nested lists of numbers, "
                    f"not {type(value).__name__}")


def is_kernel(value):
    """Whether it is numbers: a bare kernel where a layer could stand."""
    return isinstance(value, (torch.Tensor, list, tuple)) or type(value).__name__ == "ndarray"


class Runs:
    """A `Layer` as something to call."""

    def __init__(self, layer):
        self.layer = layer

    def __call__(self, x):
        layer = self.layer
        arguments = (x, layer.weight, layer.bias, layer.stride, layer.padding, layer.dilation, layer.groups)
        if isinstance(x, following.Followed):
            return following.called(("conv1d", "conv2d")[layer.axes - 1], convolved, arguments, {})
        return convolved(*arguments)


def run(layer, x, target=None):
    """The trail of a layer on x, which gets a batch of one where the layer wants a batch."""
    if not x.is_floating_point() and not _wants_integers(layer):
        x = x.float()
    call = layer if target is None else (lambda value: layer(value, as_target(target)))
    batched = target is not None or _is_batch(layer, x)
    given = x
    if not batched:
        given = x.unsqueeze(0)
        if x.dim() == 2 and example_rank(layer) == 3:
            given = given.unsqueeze(-1 if following.writes_last(layer) else 0)
    trail = following.follow_values(call, given) if target is not None or not isinstance(layer, nn.Module) else \
        following.follow_values(layer, given)
    if batched and target is None and _is_lone(trail):
        batched, given = False, given.unsqueeze(0)
        trail = following.follow_values(call, given)
    if not trail.steps or not isinstance(trail.output, following.Followed):
        raise ValueError(f"explain: {following.name_of(layer)} does nothing with its input that can be explained")
    trail.batched = batched
    trail.added = not batched
    return trail, given


def _is_lone(trail):
    """Whether a function slides over an example without a batch, as PyTorch's functions may."""
    return any(
        step.layer.get("kernel") is not None and step.layer.inputs
        and getattr(step.layer.inputs[0], "value", None) is not None
        and step.layer.inputs[0].value.dim() == step.layer.get("axes", 0) + 1
        for step in trail.steps)


def as_target(target):
    """A target as a tensor."""
    return target if isinstance(target, torch.Tensor) else torch.tensor(target)


def _wants_integers(layer):
    return isinstance(layer, nn.Embedding)


def example_rank(layer):
    """The dimensions of one example that a layer takes; None where any will do."""
    if following.is_keras(layer):
        return _keras_rank(layer)
    if isinstance(layer, nn.Module):
        for module in layer.modules():
            name = type(module).__name__
            if module._modules:
                continue
            if name.endswith("2d"):
                return 3
            if name.endswith("1d") and name != "BatchNorm1d":
                return 2
            if isinstance(module, nn.Upsample) and module.mode == "linear":
                return 2
            if isinstance(module, (nn.Linear, nn.Flatten)):
                return None
    return 3 if isinstance(layer, Runs) and layer.layer.axes == 2 else 2 if isinstance(layer, Runs) else None


def _keras_rank(layer):
    """The dimensions of one example, from what a Keras model or layer says of its input."""
    known = getattr(layer, "input_shape", None) if getattr(layer, "_is_functional", False) else None
    if isinstance(known, tuple):
        return len(known) - 1
    rank = getattr(layer, "_rank", None)
    if isinstance(rank, int):
        return rank + 1
    built = getattr(layer, "_built_for", None)
    if isinstance(built, tuple) and built and not isinstance(built[0], (tuple, list)):
        return len(built) - 1
    return getattr(layer.input_spec, "ndim", None) and layer.input_spec.ndim - 1


def _is_batch(layer, x):
    rank = example_rank(layer)
    if rank is not None:
        return x.dim() > rank
    if following.is_keras(layer):
        return x.dim() not in (1, 3)
    if isinstance(layer, nn.Module) and x.dim() == 3:
        # A picture by itself, where the first layer makes it flat.
        leaves = [module for module in layer.modules() if not module._modules]
        if leaves and isinstance(leaves[0], (nn.Flatten, nn.Upsample)):
            return False
    if getattr(layer, "dim", None) == 0:
        # The first dimension is the one that it is about.
        return True
    return not isinstance(layer, nn.Module) or x.dim() != 1


def step_of(trail, inside):
    """The step that `inside` names, or the last."""
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


def output_index(trail, step, at):
    """The full index of an output, channels first, and how the learner writes it, in the order of the model."""
    value = step.output.value
    last = trail.output.last if step.number == trail.output.number else trail.last
    last = last and value.dim() > 2
    index, label = _index(following.channels_last(value) if last else value, at, trail.batched)
    trail.unnamed = len(index) - len(label)
    return (index[:1] + index[-1:] + index[1:-1] if last else index), label


def _index(value, at, batched):
    """The full index of an output, and how the learner writes it."""
    shape = tuple(value.shape)
    own = shape if batched else shape[1:]
    if at is None:
        at = (0,) * len(own)
    at = text.place_of(at, "explain: at")
    if len(at) == len(own) - 1 and batched and len(own) > 1:
        index, label, sizes = (0,) + at, at, own[1:]
    elif len(at) == len(own):
        index, label, sizes = at if batched else (0,) + at, at, own
    else:
        wanted = len(own) - 1 if batched and len(own) > 1 else len(own)
        raise ValueError(f"explain: at must have {wanted} number{'s' if wanted != 1 else ''} for an output of shape "
                         f"{own[1:] if batched and len(own) > 1 else own}, got {at}")
    for number, size in zip(label, sizes):
        if not -size <= number < size:
            raise IndexError(f"explain: at={at} is outside the output of shape {tuple(sizes)}")
    index = tuple(number % size if size else number for number, size in zip(index, shape))
    return index, index[len(index) - len(label):]
