"""Files of tensors: `torch.save` and `torch.load`, in the safetensors format.

The tensors of a dict stand in the file under their names, so other programs can read them. What else a checkpoint holds
(numbers, texts, lists, dicts in dicts) is written as JSON into the file's metadata, with a name in the place of every
tensor.
"""

import json
from collections import OrderedDict
import _torch
from torch.nn.parameter import Parameter

_NOTE = "convbook"


def save(obj, f, pickle_module=None, pickle_protocol=2):
    """Writes tensors, or dicts and lists with tensors in them, to a file: whole, or not at all.

    >>> net = nn.Linear(3, 2)
    >>> torch.save(net.state_dict(), "net.pt")
    >>> net.load_state_dict(torch.load("net.pt"))
    <All keys matched successfully>
    """
    tensors = {}
    structure = _described(obj, "", tensors)
    _torch._write_tensors(
        _path(f), list(tensors), list(tensors.values()), [(_NOTE, json.dumps(structure))])


def load(f, map_location=None, pickle_module=None, *, weights_only=True, mmap=None):
    """What a file of `torch.save` or any safetensors file holds.

    >>> torch.save({"epoch": 3, "loss": torch.tensor(0.5)}, "checkpoint.pt")
    >>> torch.load("checkpoint.pt")
    {'epoch': 3, 'loss': tensor(0.5000)}
    """
    tensors, texts = _torch._read_tensors(_path(f))
    metadata = dict(texts)
    if _NOTE not in metadata:
        return OrderedDict(tensors)
    return _restored(json.loads(metadata[_NOTE]), dict(tensors))


def _path(f):
    if isinstance(f, str):
        return f
    raise NotImplementedError(
        f"a file is named by its path here, a str; torch.save and torch.load to a {_torch._type_name(f)} are not here")


def _described(obj, path, tensors):
    """The object with a name in the place of every tensor."""
    if isinstance(obj, _torch.Tensor):
        name = path or "tensor"
        while name in tensors:
            name += "'"
        tensors[name] = obj.detach()
        kind = "parameter" if isinstance(obj, Parameter) else "tensor"
        return {kind: name}
    if obj is None or isinstance(obj, (bool, int, str)):
        return obj
    if isinstance(obj, float):
        return {"float": repr(obj)}
    below = path + "." if path else ""
    if isinstance(obj, dict):
        items = []
        for key, value in obj.items():
            if not isinstance(key, (str, int, float, bool)):
                raise TypeError(f"torch.save: a key of a dict must be a str or a number here, not {key!r}")
            items.append([key, _described(value, below + str(key), tensors)])
        return {"ordered" if isinstance(obj, OrderedDict) else "dict": items}
    if isinstance(obj, (list, tuple)):
        items = [_described(value, below + str(number), tensors) for number, value in enumerate(obj)]
        return {"tuple" if isinstance(obj, tuple) else "list": items}
    where = f" (at '{path}')" if path else ""
    if hasattr(obj, "state_dict"):
        raise TypeError(
            f"torch.save: a whole {type(obj).__name__} cannot be saved here{where}: save its state, "
            "torch.save(net.state_dict(), path), and load it with net.load_state_dict(torch.load(path))")
    raise TypeError(
        f"torch.save: a {_torch._type_name(obj)} cannot be saved here{where}: tensors, numbers, texts, None, and lists, "
        "tuples and dicts of them can")


def _restored(structure, tensors):
    if type(structure) is not dict:
        return structure
    (kind, value), = structure.items()
    if kind == "tensor":
        return tensors[value]
    if kind == "parameter":
        return Parameter(tensors[value])
    if kind == "float":
        return float(value)
    if kind == "list":
        return [_restored(item, tensors) for item in value]
    if kind == "tuple":
        return tuple(_restored(item, tensors) for item in value)
    made = OrderedDict() if kind == "ordered" else {}
    for key, item in value:
        made[key] = _restored(item, tensors)
    return made
