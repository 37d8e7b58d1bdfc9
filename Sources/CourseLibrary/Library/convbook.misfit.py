"""Shape errors with the algebra: which layer, by which formula, what would have fitted.

A model that was given a shape it cannot take raises PyTorch's error. On its way out of the modules it gets a note: the
model is followed on the shape of its input alone, and the layer that does not fit says why. Each module on the way
replaces the note of the one inside it, so that the outermost names the layer by its whole path. Of a model in Keras's
spelling only the outermost is asked, and shapes are told with the channels behind.
"""

import contextlib
import io
import torch
import convbook.following as following
import convbook.text as text
from convbook.asking import example_rank

# What the errors that are about shapes have in their words.
_WORDS = ("shapes cannot be multiplied", "to have", "should contain", "size of tensor", "Kernel size", "kernel size", "Output size",
          "output size", "must match", "expected input", "Expected", "shape", "does not fit", "too small")


def note(model, inputs, error):
    """Adds the algebra to an error of a model, or leaves it as it is where nothing more is known."""
    message = str(error)
    if not inputs or not isinstance(inputs[0], torch.Tensor) or not any(word in message for word in _WORDS):
        return
    try:
        told = _told(model, inputs)
    except Exception:
        # Nothing that goes wrong here may take the error's place.
        return
    if told is None:
        return
    known = getattr(error, "_algebra", None)
    error._algebra = "\n".join(text.sentence(told))
    error.__notes__ = [line for line in getattr(error, "__notes__", []) if line is not known] + [error._algebra]


def _told(model, inputs):
    shapes = [tuple(value.shape) for value in inputs if isinstance(value, torch.Tensor)]
    if len(shapes) != len(inputs):
        return None
    rank = example_rank(model)
    lone = rank is not None and len(shapes[0]) <= rank
    examples = [shape if lone else shape[1:] for shape in shapes]
    if any(not shape or 0 in shape for shape in examples):
        return None
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            following.follow_shapes(model, examples)
        if lone and following.is_model(model):
            batch = (1,) + examples[0]
            return (f"the input {_tight(examples[0])} is one example without its batch: {_tight(batch)} fits. "
                    "Fix: x.unsqueeze(0)")
    except NotImplementedError:
        # An operation that cannot be followed, which says nothing of the shapes.
        return None
    except RuntimeError as misfit:
        words = str(misfit)
        layer, _, rest = words.partition(": ")
        kind = following.module_named(model, layer)
        if kind is not None:
            # By the learner's own name of the layer: `4: Linear expects …`.
            rest = f"{kind} {rest.partition(' ')[2]}"
        path = layer if following.is_model(model) else ""
        return f"{path}: {rest}" if path else rest
    except Exception:
        return None
    return None


def note_keras(model, inputs, error):
    """The same for a model in Keras's spelling."""
    tensors = [value for value in inputs if isinstance(value, torch.Tensor)]
    if len(tensors) != 1 or hasattr(error, "_algebra"):
        return
    shape = tuple(tensors[0].shape)
    wanted = _wanted(model)
    told = _reshaped(shape, wanted, str(error)) or _told_of_keras(model, shape, wanted)
    if told is not None:
        error._algebra = "\n".join(text.sentence(told))
        error.__notes__ = getattr(error, "__notes__", []) + [error._algebra]


def _wanted(model):
    """The shape of one example that a model was made for, where that is known."""
    known = getattr(model, "_built_for", None) or getattr(model, "input_shape", None)
    if isinstance(known, tuple) and known and not isinstance(known[0], (tuple, list)):
        return tuple(known[1:])
    return None


def _reshaped(shape, wanted, message):
    """Where an axis of size 1 is all that is missing."""
    flat = "found ndim=3" in message and "min_ndim=4" in message
    # Three sizes of which the last is a number of channels are one picture.
    if shape == wanted or (wanted is None and flat and shape[-1] in (1, 3)):
        return f"the input {_tight(shape)} is one example without its batch. Fix: x[None]"
    if flat or (wanted is not None and wanted[-1:] == (1,) and shape[1:] == wanted[:-1]):
        return (f"{_tight(shape)} has no axis of channels: {_tight(shape + (1,))} fits pictures of one channel. "
                "Fix: x[..., None]")
    return None


def _told_of_keras(model, shape, wanted):
    example = shape[1:]
    if not example or 0 in example or not following.writes_last(model):
        return None
    from keras._values import _state
    told = None
    _state.checks = False
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            following.follow_shapes(model, [example[-1:] + example[:-1]])
    except RuntimeError as misfit:
        told = _channels_last(str(misfit).partition(". Fix: ")[0])
    except Exception:
        return None
    finally:
        _state.checks = True
    if wanted is None or wanted == example or None in wanted:
        return told
    told = told or f"{model.name} was made for inputs of {_tight(wanted)}, got {_tight(example)}"
    return f"{told}. Fix: inputs of {_tight(wanted)}, or keras.Input({example}) where the model is made"


def _channels_last(words):
    """A sentence whose shapes (C,H,W) stand as (H,W,C)."""
    parts = words.split("(")
    for place, part in enumerate(parts):
        inside, end, rest = part.partition(")")
        sizes = inside.split(",")
        if end and len(sizes) == 3:
            parts[place] = ",".join(sizes[1:] + sizes[:1]) + end + rest
    return "(".join(parts)


def _tight(shape):
    return "(" + ",".join(str(size) for size in shape) + ")"
