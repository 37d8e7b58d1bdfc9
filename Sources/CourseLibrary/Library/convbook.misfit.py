"""Shape errors with the algebra: which layer, by which formula, what would have fitted.

A model that was given a shape it cannot take raises PyTorch's error. On its way out of the modules it gets a note: the
model is followed on the shape of its input alone, and the layer that does not fit says why. Each module on the way
replaces the note of the one inside it, so that the outermost names the layer by its whole path.
"""

import contextlib
import io
import torch
import convbook.following as following
import convbook.text as text
from convbook.asking import example_rank

# What the errors that are about shapes have in their words.
_WORDS = ("shapes cannot be multiplied", "to have", "size of tensor", "Kernel size", "kernel size", "Output size",
          "output size", "must match", "expected input", "Expected", "shape", "does not fit", "too small")


def note(model, inputs, error):
    """Adds the algebra to an error of a model, or leaves it as it is where nothing more is known."""
    message = str(error)
    if not inputs or not isinstance(inputs[0], torch.Tensor) or not any(word in message for word in _WORDS):
        return
    told = _told(model, inputs)
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
    lone = rank is not None and len(shapes[0]) == rank
    examples = [shape if lone else shape[1:] for shape in shapes]
    if any(not shape or 0 in shape for shape in examples):
        return None
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            following.follow_shapes(model, examples)
    except RuntimeError as misfit:
        words = str(misfit)
        layer, _, rest = words.partition(": ")
        kind = following.module_named(model, layer)
        if kind is not None:
            # By the learner's own name of the layer: `4: Linear expects …`.
            rest = f"{kind} {rest[rest.index(' ') + 1:]}"
        path = layer if following.is_model(model) else ""
        return f"{path}: {rest}" if path else rest
    except Exception:
        return None
    return None
