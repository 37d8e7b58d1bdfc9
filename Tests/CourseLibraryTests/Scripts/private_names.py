# What the library's modules keep to themselves, whichever way a script asks for it.
import math
import operator
import convbook
import keras
import numpy as np
import torch


def raises(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


raises(lambda: np._slid)  # -> AttributeError: module 'numpy' has no attribute '_slid'
raises(lambda: np._slid())  # -> AttributeError: module 'numpy' has no attribute '_slid'
raises(lambda: torch._torch)  # -> AttributeError: module 'torch' has no attribute '_torch'
raises(lambda: keras._convolutions.Conv2D)  # -> AttributeError: module 'keras' has no attribute '_convolutions'
raises(lambda: keras.ops._tf)  # -> AttributeError: module 'keras.ops' has no attribute '_tf'
raises(lambda: getattr(np, "_numpy"))  # -> AttributeError: module 'numpy' has no attribute '_numpy'
raises(lambda: operator.attrgetter("_numpy")(np))  # -> AttributeError: module 'numpy' has no attribute '_numpy'
raises(lambda: vars(np)["_numpy"])  # -> KeyError: '_numpy'
raises(lambda: np.__dict__["_numpy"])  # -> KeyError: '_numpy'
raises(lambda: np.__dict__.pop("_numpy"))  # -> KeyError: '_numpy'
raises(lambda: np.correlate.__globals__["_numpy"])  # -> KeyError: '_numpy'
raises(lambda: hasattr(np, "_slid") or np.__dict__.get("_slid"))  # -> None


def keep():
    np._mine = 1


raises(keep)  # -> AttributeError: module 'numpy' has no attribute '_mine'


def found(module, names=()):
    match module:
        case object(_numpy=inner):
            return inner
    return [name for name in (*dir(module), *vars(module), *module.__dict__.keys(), *names)
            if name.startswith("_") and not name.startswith("__")]


print([found(module) for module in (np, torch, torch.nn, keras, keras.layers, convbook, math)])  # -> [[], [], [], [], [], [], []]


def imported(text):
    if text == "_torch":
        import _torch
    elif text == "_source":
        from _source import define
    elif text == "keras._core":
        import keras._core as core
    elif text == "_core":
        from keras import _core
    elif text == "_slid":
        from numpy import _slid
    else:
        from keras._convolutions import Conv2D


raises(lambda: imported("_torch"))  # -> ModuleNotFoundError: No module named '_torch'
raises(lambda: imported("_source"))  # -> ModuleNotFoundError: No module named '_source'
raises(lambda: imported("keras._core"))  # -> ModuleNotFoundError: No module named 'keras._core'
raises(lambda: imported("_core"))  # -> ImportError: cannot import name '_core' from 'keras' (unknown location)
raises(lambda: imported("_slid"))  # -> ImportError: cannot import name '_slid' from 'numpy' (unknown location)
raises(lambda: imported(""))  # -> ModuleNotFoundError: No module named 'keras._convolutions'

# Names that Python gives are no secrets, nor those that scripts for PyTorch use.
from torch.optim.lr_scheduler import LRScheduler, _LRScheduler
print(_LRScheduler is LRScheduler, torch.nn.init._calculate_fan_in_and_fan_out(torch.ones(2, 3)))  # -> True (3, 2)
print(np.__name__, torch.nn.__name__, type(np.__doc__).__name__)  # -> numpy torch.nn str
