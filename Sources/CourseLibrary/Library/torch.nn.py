"""Layers and models, as PyTorch's `torch.nn`.

A module holds parameters, buffers and other modules as attributes; assigning one registers it. Calling a module runs
its `forward`. A layer here is its sizes, its parameters with their first values, and one call of the function in
`torch.nn.functional` that computes it.
"""

import math
from collections import OrderedDict as _OrderedDict
import _torch
from torch.autograd import Function, no_grad
from _torch import Parameter
import torch.nn.functional as F
import torch.nn.init as init


class _Removable:
    """What `register_…_hook` gives: `remove()` takes the hook away."""

    def __init__(self, hooks, key):
        self._hooks = hooks
        self._key = key

    def remove(self):
        self._hooks.pop(self._key, None)


def _add_hook(hooks, hook):
    key = max(hooks, default=-1) + 1
    hooks[key] = hook
    return _Removable(hooks, key)


class _Meeting:
    """Where the gradients of a module's outputs and inputs are brought together for its backward hooks."""

    def __init__(self, module):
        self._module = module
        self._outputs = {}
        self._inputs = {}
        self._wanted = 0

    def entering(self, value):
        """An input that tells when its gradient has come."""
        if not isinstance(value, _torch.Tensor) or not value.requires_grad:
            return value
        place = self._wanted
        self._wanted += 1
        return _Passing.apply(value, lambda gradient: self._meet(place, gradient))

    def leaving(self, result):
        if isinstance(result, tuple):
            return tuple(self._told(number, value) for number, value in enumerate(result))
        return self._told(0, result)

    def _told(self, place, value):
        if not isinstance(value, _torch.Tensor) or not value.requires_grad:
            return value
        return _Passing.apply(value, lambda gradient: self._begin(place, gradient))

    def _begin(self, place, gradient):
        self._outputs[place] = gradient
        if self._wanted == 0:
            self._call((None,))

    def _meet(self, place, gradient):
        self._inputs[place] = gradient
        if len(self._inputs) < self._wanted:
            return None
        changed = self._call(tuple(self._inputs[number] for number in range(self._wanted)))
        return changed[place] if changed is not None and self._wanted == 1 else None

    def _call(self, inputs):
        outputs = tuple(self._outputs[number] for number in sorted(self._outputs))
        changed = None
        for hook in list(self._module._on_way_back.values()):
            answer = hook(self._module, inputs, outputs)
            if answer is not None:
                changed = answer if isinstance(answer, tuple) else (answer,)
        return changed


class _Passing(Function):
    """A tensor as it is, whose gradient is told to somebody who may change it."""

    @staticmethod
    def forward(ctx, value, told):
        ctx.told = told
        return value.view_as(value)

    @staticmethod
    def backward(ctx, gradient):
        changed = ctx.told(gradient)
        return (gradient if changed is None else changed), None


class Module:
    """The base of all layers and models: a subclass defines `forward`, and its layers in `__init__`."""

    def __init__(self):
        place = object.__setattr__
        place(self, "_parameters", {})
        place(self, "_buffers", {})
        place(self, "_modules", {})
        place(self, "_unsaved", set())
        place(self, "_before_forward", {})
        place(self, "_after_forward", {})
        place(self, "_on_way_back", {})
        place(self, "_has_hooks", False)
        place(self, "training", True)

    # Calling

    def forward(self, *inputs):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *inputs, **keywords):
        try:
            if not self._has_hooks:
                return self.forward(*inputs, **keywords)
            for hook in list(self._before_forward.values()):
                changed = hook(self, inputs)
                if changed is not None:
                    inputs = changed if isinstance(changed, tuple) else (changed,)
            met = _Meeting(self) if self._on_way_back else None
            if met is not None:
                inputs = tuple(met.entering(value) for value in inputs)
            result = self.forward(*inputs, **keywords)
            for hook in list(self._after_forward.values()):
                changed = hook(self, inputs, result)
                if changed is not None:
                    result = changed
            return result if met is None else met.leaving(result)
        except RuntimeError as error:
            # Which layer it was, the sizes that led there and what would fit: a note below PyTorch's words.
            import convbook.misfit
            convbook.misfit.note(self, inputs, error)
            raise

    def register_forward_pre_hook(self, hook):
        """`hook(module, inputs)` is called before `forward` and may return other inputs."""
        object.__setattr__(self, "_has_hooks", True)
        return _add_hook(self._before_forward, hook)

    def register_forward_hook(self, hook):
        """`hook(module, inputs, output)` is called after `forward` and may return another output."""
        object.__setattr__(self, "_has_hooks", True)
        return _add_hook(self._after_forward, hook)

    def register_full_backward_hook(self, hook):
        """`hook(module, grad_input, grad_output)` is called on the way back and may return other input gradients."""
        object.__setattr__(self, "_has_hooks", True)
        return _add_hook(self._on_way_back, hook)

    # Registering

    def __setattr__(self, name, value):
        if isinstance(value, Parameter):
            self._register(name, value, "_parameters", "parameters")
        elif isinstance(value, Module):
            self._register(name, value, "_modules", "module")
        else:
            held = self.__dict__
            if "_parameters" in held:
                if name in self._parameters:
                    if value is not None:
                        raise TypeError(
                            f"cannot assign '{_named(value)}' as parameter '{name}' "
                            "(torch.nn.Parameter or None expected)")
                    self._parameters[name] = None
                elif name in self._modules:
                    if value is not None:
                        raise TypeError(
                            f"cannot assign '{_named(value)}' as child module '{name}' "
                            "(torch.nn.Module or None expected)")
                    self._modules[name] = None
                elif name in self._buffers:
                    if value is not None and not isinstance(value, _torch.Tensor):
                        raise TypeError(
                            f"cannot assign '{_torch._type_name(value)}' as buffer '{name}' "
                            "(torch.nn.Buffer, torch.Tensor or None expected)")
                    self._buffers[name] = value
                elif type(value) in (list, tuple) and any(isinstance(item, Module) for item in value):
                    _torch._warn(
                        f"'{name}' is a plain {type(value).__name__}: the modules in it are not\n  registered and "
                        "their parameters are not trained. Use nn.ModuleList.")
            object.__setattr__(self, name, value)

    def _register(self, name, value, table, what):
        if "_parameters" not in self.__dict__:
            raise AttributeError(f"cannot assign {what} before Module.__init__() call")
        for other in ("_parameters", "_modules", "_buffers"):
            if other != table:
                getattr(self, other).pop(name, None)
        getattr(self, table)[name] = value
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        for table in (self._parameters, self._modules, self._buffers):
            table.pop(name, None)
        object.__delattr__(self, name)

    def _check_new(self, name, table, kind):
        """Refuses names that would hide something or cannot be part of a dotted name."""
        if "_parameters" not in self.__dict__:
            raise AttributeError(f"cannot assign {kind} before Module.__init__() call")
        if not isinstance(name, str):
            raise TypeError(f"{kind} name should be a string. Got {_torch._type_name(name)}")
        if "." in name:
            raise KeyError(f"{kind} name can't contain \".\"" + (f", got: {name}" if kind == "module" else ""))
        if name == "":
            raise KeyError(f"{kind} name can't be empty string \"\"")
        if name not in getattr(self, table) and hasattr(self, name):
            raise KeyError(f"attribute '{name}' already exists")

    def register_parameter(self, name, param):
        """A parameter by name; None declares one that is absent."""
        self._check_new(name, "_parameters", "parameter")
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(
                f"cannot assign '{_torch._type_name(param)}' object to parameter '{name}' "
                "(torch.nn.Parameter or None required)")
        self._parameters[name] = param
        object.__setattr__(self, name, param)

    def register_buffer(self, name, tensor, persistent=True):
        """A tensor that belongs to the state but is not trained."""
        self._check_new(name, "_buffers", "buffer")
        if tensor is not None and not isinstance(tensor, _torch.Tensor):
            raise TypeError(
                f"cannot assign '{_torch._type_name(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
        if not persistent:
            self._unsaved.add(name)
        object.__setattr__(self, name, tensor)

    def add_module(self, name, module):
        """A child module by name."""
        if module is not None and not isinstance(module, Module):
            raise TypeError(f"{_torch._type_name(module)} is not a Module subclass")
        self._check_new(name, "_modules", "module")
        self._modules[name] = module
        object.__setattr__(self, name, module)

    register_module = add_module

    # Walking

    def named_children(self):
        """The modules right below this one, with their names."""
        seen = set()
        for name, module in self._modules.items():
            if module is not None and id(module) not in seen:
                seen.add(id(module))
                yield name, module

    def children(self):
        """The modules right below this one."""
        for name, module in self.named_children():
            yield module

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        """This module and all below it, each once, with their dotted names."""
        seen = set() if memo is None else memo
        if id(self) in seen:
            return
        if remove_duplicate:
            seen.add(id(self))
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                yield from module.named_modules(seen, prefix + ("." if prefix else "") + name, remove_duplicate)

    def modules(self):
        """This module and all below it, each once."""
        for name, module in self.named_modules():
            yield module

    def _named(self, table, prefix, recurse, once=True):
        seen = set()
        for path, module in self.named_modules(None, prefix, once) if recurse else [(prefix, self)]:
            for name, value in getattr(module, table).items():
                if value is not None and id(value) not in seen:
                    if once:
                        seen.add(id(value))
                    yield path + ("." if path else "") + name, value

    def get_weights(self, layout="torch"):
        """The numbers of all parameters, as a list of arrays; layout="keras" gives kernels (K, L, C, O) as Keras keeps
        them. Only here, not in PyTorch."""
        weights = [parameter.detach().numpy() for parameter in self.parameters()]
        if layout == "torch":
            return weights
        if layout != "keras":
            raise ValueError(f"get_weights: layout must be \"torch\" or \"keras\", got {layout!r}")
        return [w.transpose(*range(2, w.ndim), 1, 0) if w.ndim > 1 else w for w in weights]

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        """Every parameter once, with its dotted name."""
        return self._named("_parameters", prefix, recurse, remove_duplicate)

    def parameters(self, recurse=True):
        """Every parameter once."""
        for name, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        """Every buffer once, with its dotted name."""
        return self._named("_buffers", prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        """Every buffer once."""
        for name, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_submodule(self, target):
        """The module of a dotted name: `net.get_submodule("features.0")`."""
        module = self
        for name in target.split(".") if target else []:
            if name not in module._modules:
                raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
            module = module._modules[name]
        return module

    def get_parameter(self, target):
        """The parameter of a dotted name: `net.get_parameter("conv1.weight")`."""
        return self._found(target, "_parameters", "an nn.Parameter")

    def get_buffer(self, target):
        """The buffer of a dotted name: `net.get_buffer("bn1.running_mean")`."""
        return self._found(target, "_buffers", "a buffer")

    def _found(self, target, table, kind):
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
        if name not in getattr(module, table):
            raise AttributeError(f"`{name}` is not {kind}")
        return getattr(module, table)[name]

    def set_submodule(self, target, module, strict=False):
        """Puts a module in the place of the one with a dotted name."""
        path, _, name = target.rpartition(".")
        self.get_submodule(path).add_module(name, module)

    def apply(self, fn):
        """Calls `fn` with every module below this one, then with this one."""
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    # State

    def train(self, mode=True):
        """Training mode for this module and all below it: dropout drops, batch norm measures."""
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        object.__setattr__(self, "training", mode)
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        """Evaluation mode: dropout does nothing, batch norm uses its running statistics."""
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        """Begins or ends the training of all parameters: `False` freezes them."""
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Forgets all gradients, or fills them with zeros."""
        for parameter in self.parameters():
            if parameter.grad is not None:
                if set_to_none:
                    parameter.grad = None
                else:
                    parameter.grad.zero_()

    def state_dict(self, *, prefix="", keep_vars=False):
        """Parameters and buffers by dotted name."""
        state = _OrderedDict()
        for name, value in self._parameters.items():
            if value is not None:
                state[prefix + name] = value if keep_vars else value.detach()
        for name, value in self._buffers.items():
            if value is not None and name not in self._unsaved:
                state[prefix + name] = value
        for name, module in self._modules.items():
            if module is not None:
                state.update(module.state_dict(prefix=prefix + name + ".", keep_vars=keep_vars))
        return state

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Copies the tensors of a state into the parameters and buffers of the same names."""
        if not hasattr(state_dict, "keys"):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        own = self.state_dict()
        missing = [name for name in own if name not in state_dict]
        unexpected = [name for name in state_dict if name not in own]
        problems = []
        if strict and missing:
            problems.append("Missing key(s) in state_dict: " + _quoted(missing) + ". ")
        if strict and unexpected:
            problems.append("Unexpected key(s) in state_dict: " + _quoted(unexpected) + ". ")
        for name, value in own.items():
            given = state_dict.get(name, value)
            if not isinstance(given, _torch.Tensor):
                problems.append(
                    f'While copying the parameter named "{name}", expected torch.Tensor or Tensor-like object from '
                    f"checkpoint but received {type(given)}")
            elif given.shape != value.shape:
                problems.append(
                    f"size mismatch for {name}: copying a param with shape {state_dict[name].shape} from checkpoint, "
                    f"the shape in current model is {value.shape}.")
        if problems:
            raise RuntimeError(
                "Error(s) in loading state_dict for {}:\n\t{}".format(type(self).__name__, "\n\t".join(problems)))
        with no_grad():
            for name, value in own.items():
                if name in state_dict:
                    value.copy_(state_dict[name])
        return _Loaded(missing, unexpected)

    def to(self, *arguments, **keywords):
        """All floating-point parameters and buffers in another type; the device is the CPU and stays so."""
        dtype = keywords.get("dtype")
        devices = [keywords.get("device")]
        for argument in arguments:
            if isinstance(argument, _torch.dtype):
                dtype = argument
            elif isinstance(argument, _torch.Tensor):
                dtype = argument.dtype
            elif not isinstance(argument, bool):
                devices.append(argument)
        for device in devices:
            _torch.zeros(0, device=device)
        if dtype is not None and not dtype.is_floating_point:
            raise TypeError(
                f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}")
        return self if dtype is None else self._converted(dtype)

    def float(self):
        """All parameters and buffers as float32."""
        return self._converted(_torch.float32)

    def double(self):
        """All parameters and buffers as float64."""
        return self._converted(_torch.float64)

    def cpu(self):
        """The module itself: it is on the CPU."""
        return self

    def cuda(self, device=None):
        """An error, as in PyTorch without CUDA: there is no graphics processor."""
        raise AssertionError("Torch not compiled with CUDA enabled")

    def half(self):
        """An error: numbers are float32 or float64 here."""
        raise NotImplementedError("Module.half is a PyTorch feature that is not here: numbers are float32 or float64")

    bfloat16 = half

    def type(self, dst_type):
        """All floating-point parameters and buffers in another type."""
        return self._converted(dst_type)

    def compile(self, *arguments, **keywords):
        """Accepted: networks run at full speed as they are."""

    def _converted(self, dtype):
        """All parameters and buffers of floating-point numbers in another type: parameters stay the same objects."""
        return self._apply(lambda tensor: tensor.to(dtype) if tensor.is_floating_point() else tensor)

    def _apply(self, fn):
        """Gives every parameter, its gradient and every buffer the numbers that `fn` makes of theirs."""
        for module in self.children():
            module._apply(fn)
        for parameter in self._parameters.values():
            if parameter is not None:
                parameter.data = fn(parameter.detach())
                if parameter.grad is not None:
                    parameter.grad.data = fn(parameter.grad)
        for name, value in self._buffers.items():
            if value is not None:
                self._buffers[name] = fn(value)
                object.__setattr__(self, name, self._buffers[name])
        return self

    # Text

    def extra_repr(self):
        return ""

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split("\n") if extra else []
        for name, module in self._modules.items():
            lines.append(f"({name}): " + repr(module).replace("\n", "\n  "))
        if not self._modules and len(lines) < 2:
            return f"{type(self).__name__}({extra})"
        body = "\n  ".join(lines)
        return f"{type(self).__name__}(\n  {body}\n)"


def _named(value):
    """The class of a value as these messages have it: 'torch.FloatTensor'."""
    return value.type() if isinstance(value, _torch.Tensor) else _torch._type_name(value)


def _quoted(names):
    return ", ".join(f'"{name}"' for name in names)


class _Loaded:
    """What `load_state_dict` gives: the names that did not meet."""

    def __init__(self, missing, unexpected):
        self.missing_keys = missing
        self.unexpected_keys = unexpected

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self.missing_keys}, unexpected_keys={self.unexpected_keys})"


# Containers


class _ModuleSequence(Module):
    """What containers of modules in a row share: modules are named by their places."""

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._part(list(self._modules.items())[index])
        modules = list(self._modules.values())
        if not -len(modules) <= index < len(modules):
            raise IndexError(f"index {index} is out of range")
        return modules[index]

    def __setitem__(self, index, module):
        self.add_module(list(self._modules)[index], module)

    def __delitem__(self, index):
        modules = list(self._modules.values())
        del modules[index]
        self._hold(modules)

    def _hold(self, modules):
        """These modules, named by their places, instead of those that are here."""
        for name in list(self._modules):
            delattr(self, name)
        for number, module in enumerate(modules):
            self.add_module(str(number), module)

    def append(self, module):
        """Adds a module at the end."""
        self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        """Adds modules at the end."""
        for module in modules:
            self.append(module)
        return self

    def insert(self, index, module):
        """Puts a module before the one at a place."""
        modules = list(self._modules.values())
        if not -len(modules) <= index <= len(modules):
            raise IndexError(f"Index out of range: {index}")
        if not isinstance(module, Module):
            raise TypeError(f"{_torch._type_name(module)} is not a Module subclass")
        modules.insert(index, module)
        self._hold(modules)
        return self

    def pop(self, key=-1):
        """Takes a module out and gives it."""
        module = self[key]
        del self[key]
        return module

    def __iadd__(self, modules):
        return self.extend(modules)

    def __add__(self, modules):
        return type(self)(*self, *modules) if isinstance(self, Sequential) else type(self)([*self, *modules])


class Sequential(_ModuleSequence):
    """Modules one after the other: each is given what the one before it gave.

    >>> nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))(torch.zeros(1, 4)).shape
    torch.Size([1, 2])
    """

    def __init__(self, *modules):
        super().__init__()
        if len(modules) == 1 and isinstance(modules[0], dict):
            for name, module in modules[0].items():
                self.add_module(name, module)
        else:
            for number, module in enumerate(modules):
                if not isinstance(module, Module):
                    raise TypeError(f"{_torch._type_name(module)} is not a Module subclass")
                self.add_module(str(number), module)

    def forward(self, input):
        for module in self._modules.values():
            input = module(input)
        return input

    def stages(self, x):
        """What each module gives in turn, the last of them the output: f1(x), f2(f1(x)), … Only here, not in PyTorch."""
        found = []
        for module in self:
            x = module(x)
            found.append(x)
        return found

    def _part(self, items):
        return type(self)(dict(items))


class ModuleList(_ModuleSequence):
    """A list of modules that registers them."""

    def __init__(self, modules=None):
        super().__init__()
        if not hasattr(type([] if modules is None else modules), "__iter__"):
            raise TypeError(f"ModuleList.extend should be called with an iterable, but got {type(modules).__name__}")
        self.extend([] if modules is None else modules)

    def __repr__(self):
        # Modules in a row that look alike are shown once: (0-2): 3 x Linear(…).
        runs = []
        for number, module in enumerate(self):
            text = repr(module)
            if runs and runs[-1][2] == text:
                runs[-1][1] = number
            else:
                runs.append([number, number, text])
        lines = []
        for first, last, text in runs:
            head = f"({first})" if first == last else f"({first}-{last})"
            count = "" if first == last else f"{last - first + 1} x "
            lines.append(f"{head}: {count}" + text.replace("\n", "\n  "))
        return f"{type(self).__name__}(" + "".join("\n  " + line for line in lines) + ("\n)" if lines else ")")

    def _part(self, items):
        return type(self)([module for name, module in items])


class ModuleDict(Module):
    """Modules by name."""

    def __init__(self, modules=None):
        super().__init__()
        for name, module in (modules or {}).items():
            self.add_module(name, module)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __getitem__(self, name):
        return self._modules[name]

    def __setitem__(self, name, module):
        self.add_module(name, module)

    def __contains__(self, name):
        return name in self._modules

    def keys(self):
        """The names."""
        return self._modules.keys()

    def values(self):
        """The modules."""
        return self._modules.values()

    def items(self):
        """The names with their modules."""
        return self._modules.items()


class ParameterList(Module):
    """A list of parameters that registers them."""

    def __init__(self, parameters=None):
        super().__init__()
        for parameter in parameters or []:
            self.append(parameter)

    def append(self, parameter):
        """A parameter added at the end."""
        if not isinstance(parameter, Parameter):
            parameter = Parameter(parameter)
        self.register_parameter(str(len(self)), parameter)
        return self

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters.values())

    def __getitem__(self, index):
        return list(self._parameters.values())[index]

    def __setitem__(self, index, parameter):
        self.register_parameter(list(self._parameters)[index], parameter)

    def extend(self, parameters):
        """Parameters added at the end."""
        for parameter in parameters:
            self.append(parameter)
        return self

    def extra_repr(self):
        return _listed(self._parameters.items(), lambda parameter: parameter.dtype)


class ParameterDict(Module):
    """Parameters by name."""

    def __init__(self, parameters=None):
        super().__init__()
        for name, parameter in (parameters or {}).items():
            self[name] = parameter

    def __setitem__(self, name, parameter):
        self.register_parameter(
            name, parameter if isinstance(parameter, Parameter) else Parameter(parameter))

    def __getitem__(self, name):
        return self._parameters[name]

    def __len__(self):
        return len(self._parameters)

    def __iter__(self):
        return iter(self._parameters)

    def __contains__(self, name):
        return name in self._parameters

    def keys(self):
        """The names."""
        return self._parameters.keys()

    def values(self):
        """The parameters."""
        return self._parameters.values()

    def items(self):
        """The names with their parameters."""
        return self._parameters.items()

    def extra_repr(self):
        return _listed(self._parameters.items(), lambda parameter: parameter.type())


def _listed(items, kind):
    """Parameters as PyTorch shows them, a line each."""
    return "\n".join(
        f"  ({key}): Parameter containing: "
        f"[{kind(parameter)} of size {'x'.join(str(n) for n in parameter.shape)}]" for key, parameter in items)


class Identity(Module):
    """Gives what it is given.

    (…) -> the same.

    >>> nn.Identity()(torch.tensor([1.0, 2.0]))
    tensor([1., 2.])
    """

    def __init__(self, *arguments, **keywords):
        super().__init__()

    def forward(self, input):
        return input


# Layers with weights


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


def _single(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


class _Convolution(Module):
    """What the convolutions share: sizes, weights and their first values, and the text that shows them."""

    def __init__(self, spread, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                 padding_mode, device, dtype, output_padding=None):
        super().__init__()
        if groups <= 0:
            raise ValueError("groups must be a positive integer")
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        if isinstance(padding, str):
            if padding not in ("same", "valid"):
                raise ValueError(
                    f"Invalid padding string '{padding}', should be one of 'valid', 'same'")
            if padding == "same" and any(step != 1 for step in spread(stride)):
                raise ValueError("padding='same' is not supported for strided convolutions")
        if padding_mode not in ("zeros", "reflect", "replicate", "circular"):
            raise ValueError(
                "padding_mode must be one of ['zeros', 'reflect', 'replicate', 'circular'], but got "
                f"padding_mode='{padding_mode}'")
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = spread(kernel_size)
        self.stride = spread(stride)
        self.padding = padding if isinstance(padding, str) else spread(padding)
        self.dilation = spread(dilation)
        self.groups = groups
        self.padding_mode = padding_mode
        self.output_padding = output_padding
        if output_padding is None:
            shape = (out_channels, in_channels // groups) + self.kernel_size
        else:
            shape = (in_channels, out_channels // groups) + self.kernel_size
        self.weight = Parameter(_torch._kernels(shape).to(device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(_torch.empty(out_channels, device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in = init._fans(self.weight)[0]
            bound = 1 / math.sqrt(fan_in) if fan_in > 0 else 0
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        padding = self.padding
        if self.padding_mode != "zeros":
            input, padding = self._padded(input), 0
        return self._function(input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)

    def _padded(self, input):
        """The input with what `padding_mode` puts around it, where that is not zeros."""
        if isinstance(self.padding, str):
            total = [d * (k - 1) for d, k in zip(self.dilation, self.kernel_size)] if self.padding == "same" else []
            sides = [(t // 2, t - t // 2) for t in total] or [(0, 0)] * len(self.kernel_size)
        else:
            sides = [(p, p) for p in self.padding]
        widths = [side for pair in reversed(sides) for side in pair]
        return F.pad(input, widths, mode=self.padding_mode)

    def extra_repr(self):
        text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        if self.padding != (0,) * len(self.kernel_size):
            text += f", padding={self.padding}"
        if self.dilation != (1,) * len(self.dilation):
            text += f", dilation={self.dilation}"
        if self.output_padding is not None and self.output_padding != (0,) * len(self.output_padding):
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        if self.bias is None:
            text += ", bias=False"
        if self.padding_mode != "zeros":
            text += f", padding_mode={self.padding_mode}"
        return text

    def __repr__(self):
        return f"{type(self).__name__}({self.extra_repr()})"


class _TransposedConvolution(_Convolution):
    """A convolution the other way, whose result may be asked for in a size of several that fit."""

    def forward(self, input, output_size=None):
        added = self.output_padding if output_size is None else self._added(input, list(output_size))
        return self._function(input, self.weight, self.bias, self.stride, self.padding, added, self.groups,
                              self.dilation)

    def _added(self, input, wanted):
        """What the far sides get, so that the result has the size that is wanted."""
        axes = len(self.kernel_size)
        lead = 2 if input.dim() == axes + 2 else 1
        sizes = wanted[lead:] if len(wanted) == lead + axes else wanted
        if len(sizes) != axes:
            raise ValueError(f"ConvTranspose{axes}D: for {input.dim()}D input, output_size must have {axes} or "
                             f"{lead + axes} elements (got {len(wanted)})")
        least = [(size - 1) * s - 2 * p + d * (k - 1) + 1 for size, s, p, d, k in zip(
            input.shape[lead:], self.stride, self.padding, self.dilation, self.kernel_size)]
        most = [size + s - 1 for size, s in zip(least, self.stride)]
        if any(not low <= size <= high for size, low, high in zip(sizes, least, most)):
            raise ValueError(f"requested an output size of {tuple(sizes)}, but valid sizes range from {least} to {most} "
                             f"(for an input of {input.size()[2:]})")
        return [size - low for size, low in zip(sizes, least)]


class Conv1d(_Convolution):
    """Slides kernels over sequences: (N, C, L) -> (N, O, L').

    >>> nn.Conv1d(2, 4, 3, padding=1)(torch.zeros(1, 2, 10)).shape
    torch.Size([1, 4, 10])
    """

    _function = staticmethod(F.conv1d)

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):
        super().__init__(_single, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                         padding_mode, device, dtype)


class Conv2d(_Convolution):
    """Slides kernels over images: (N, C, H, W) -> (N, O, H', W'), H' = floor((H + 2p - d(k - 1) - 1) / s) + 1.

    It has O C k k / groups weights and O biases.

    >>> nn.Conv2d(3, 8, 3, padding=1)(torch.zeros(1, 3, 32, 32)).shape
    torch.Size([1, 8, 32, 32])
    """

    _function = staticmethod(F.conv2d)

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):
        super().__init__(_pair, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                         padding_mode, device, dtype)


class ConvTranspose1d(_TransposedConvolution):
    """The transpose of a convolution over sequences: each input spreads a kernel over the output.

    (N, C, L) -> (N, O, L'), L' = (L - 1) s - 2p + d(k - 1) + output_padding + 1.

    >>> nn.ConvTranspose1d(2, 4, 2, stride=2)(torch.zeros(1, 2, 10)).shape
    torch.Size([1, 4, 20])
    """

    _function = staticmethod(F.conv_transpose1d)

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                 bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
        super().__init__(_single, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                         padding_mode, device, dtype, _single(output_padding))


class ConvTranspose2d(_TransposedConvolution):
    """The transpose of a convolution: H' = (H - 1)s - 2p + d(k - 1) + output_padding + 1.

    >>> nn.ConvTranspose2d(8, 4, 2, stride=2)(torch.zeros(1, 8, 7, 7)).shape
    torch.Size([1, 4, 14, 14])
    """

    _function = staticmethod(F.conv_transpose2d)

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                 bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
        super().__init__(_pair, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                         padding_mode, device, dtype, _pair(output_padding))


class Linear(Module):
    """x W^T + b over the last dimension: (…, in) -> (…, out).

    It has out_features in_features weights and out_features biases.

    >>> nn.Linear(10, 4)(torch.zeros(2, 10)).shape
    torch.Size([2, 4])
    """

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Parameter(_torch.empty(out_features, in_features, device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(_torch.empty(out_features, device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        """First values anew: uniform, as wide as 1 / sqrt(in_features)."""
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(self.in_features) if self.in_features > 0 else 0
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input):
        return F.linear(input, self.weight, self.bias)

    def extra_repr(self):
        return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"


class Embedding(Module):
    """A row of a table for every number: (…) of integers -> (…, embedding_dim).

    >>> nn.Embedding(10, 3)(torch.tensor([[1, 2, 9]])).shape
    torch.Size([1, 3, 3])
    """

    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
                 scale_grad_by_freq=False, sparse=False, *, device=None, dtype=None):
        super().__init__()
        for word, value in (("scale_grad_by_freq", scale_grad_by_freq), ("sparse", sparse)):
            if value:
                raise NotImplementedError(f"nn.Embedding with {word}=True is a PyTorch feature that is not here")
        if padding_idx is not None:
            assert -num_embeddings <= padding_idx < num_embeddings, "Padding_idx must be within num_embeddings"
            padding_idx %= num_embeddings
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.padding_idx = padding_idx
        self.max_norm = max_norm
        self.norm_type = norm_type
        self.weight = Parameter(_torch.randn(num_embeddings, embedding_dim, device=device, dtype=dtype))
        if padding_idx is not None:
            with no_grad():
                self.weight[padding_idx] = 0.0

    def forward(self, input):
        if self.max_norm is None:
            return F.embedding(input, self.weight, self.padding_idx)
        return F.embedding(input, self.weight, self.padding_idx, self.max_norm, self.norm_type)

    def extra_repr(self):
        text = f"{self.num_embeddings}, {self.embedding_dim}"
        if self.padding_idx is not None:
            text += f", padding_idx={self.padding_idx}"
        if self.max_norm is not None:
            text += f", max_norm={self.max_norm}"
        return text if self.norm_type == 2 else text + f", norm_type={self.norm_type}"


# Normalization


class _BatchNorm(Module):
    """Every channel brought to mean 0 and variance 1 over the batch, then scaled and shifted."""

    def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None,
                 dtype=None, *, bias=True):
        super().__init__()
        kind = {"device": device, "dtype": dtype}
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        self.register_parameter("weight", None)
        self.register_parameter("bias", None)
        if affine:
            self.weight = Parameter(_torch.ones(num_features, **kind))
            if bias:
                self.bias = Parameter(_torch.zeros(num_features, **kind))
        tracked = track_running_stats
        self.register_buffer("running_mean", _torch.zeros(num_features, **kind) if tracked else None)
        self.register_buffer("running_var", _torch.ones(num_features, **kind) if tracked else None)
        self.register_buffer("num_batches_tracked", _torch.tensor(0) if tracked else None)

    def forward(self, input):
        if input.dim() not in self._ranks:
            raise ValueError(f"expected {self._wanted} input (got {input.dim()}D input)")
        momentum = self.momentum
        if self.training and self.track_running_stats and self.num_batches_tracked is not None:
            self.num_batches_tracked += 1
            if momentum is None:
                momentum = 1.0 / float(self.num_batches_tracked)
        return F.batch_norm(
            input, self.running_mean, self.running_var, self.weight, self.bias,
            self.training or self.running_mean is None and self.running_var is None, momentum or 0.0, self.eps)

    def extra_repr(self):
        return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}")


class BatchNorm1d(_BatchNorm):
    """Batch norm of (N, C) or (N, C, L).

    >>> nn.BatchNorm1d(1, affine=False)(torch.tensor([[1.0], [3.0]]))
    tensor([[-1.0000],
            [ 1.0000]])
    """

    _ranks = (2, 3)
    _wanted = "2D or 3D"


class BatchNorm2d(_BatchNorm):
    """Batch norm of (N, C, H, W).

    >>> nn.BatchNorm2d(8)(torch.ones(2, 8, 4, 4)).shape
    torch.Size([2, 8, 4, 4])
    """

    _ranks = (4,)
    _wanted = "4D"


class LayerNorm(Module):
    """Every example brought to mean 0 and variance 1 over its last dimensions.

    (x - mean) / sqrt(variance + eps) weight + bias: (…, D) -> the same shape.

    >>> nn.LayerNorm(2, elementwise_affine=False)(torch.tensor([[1.0, 3.0]]))
    tensor([[-1.0000,  1.0000]])
    """

    def __init__(self, normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__()
        self.normalized_shape = _single(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        self.register_parameter("weight", None)
        self.register_parameter("bias", None)
        if elementwise_affine:
            self.weight = Parameter(_torch.ones(self.normalized_shape, device=device, dtype=dtype))
            if bias:
                self.bias = Parameter(_torch.zeros(self.normalized_shape, device=device, dtype=dtype))

    def forward(self, input):
        return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return (f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}, "
                f"bias={self.bias is not None}")


class GroupNorm(Module):
    """Groups of channels brought to mean 0 and variance 1, example by example.

    (x - mean) / sqrt(variance + eps) weight + bias: (N, C, …) -> the same shape.

    >>> nn.GroupNorm(2, 8)(torch.zeros(1, 8, 4, 4)).shape
    torch.Size([1, 8, 4, 4])
    """

    def __init__(self, num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None):
        super().__init__()
        if num_channels % num_groups != 0:
            raise ValueError(f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.affine = affine
        if affine:
            self.weight = Parameter(_torch.ones(num_channels, device=device, dtype=dtype))
            self.bias = Parameter(_torch.zeros(num_channels, device=device, dtype=dtype))
        else:
            self.register_parameter("weight", None)
            self.register_parameter("bias", None)

    def forward(self, input):
        return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return (f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, "
                f"bias={self.bias is not None}")


class _InstanceNorm(Module):
    """Every channel of every example brought to mean 0 and variance 1."""

    def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None,
                 dtype=None):
        super().__init__()
        kind = {"device": device, "dtype": dtype}
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        self.register_parameter("weight", None)
        self.register_parameter("bias", None)
        if affine:
            self.weight = Parameter(_torch.ones(num_features, **kind))
            self.bias = Parameter(_torch.zeros(num_features, **kind))
        tracked = track_running_stats
        self.register_buffer("running_mean", _torch.zeros(num_features, **kind) if tracked else None)
        self.register_buffer("running_var", _torch.ones(num_features, **kind) if tracked else None)
        self.register_buffer("num_batches_tracked", _torch.tensor(0) if tracked else None)

    def forward(self, input):
        rank = input.dim()
        if rank not in (self._axes + 1, self._axes + 2):
            raise ValueError(f"expected {self._axes + 1}D or {self._axes + 2}D input (got {rank}D input)")
        place = rank - self._axes - 1
        if self.affine and input.size(place) != self.num_features:
            raise ValueError(
                f"expected input's size at dim={place} to match num_features ({self.num_features}), but got: "
                f"{input.size(place)}.")
        # One example is a batch of one.
        result = F.instance_norm(
            input if place else input.unsqueeze(0), self.running_mean, self.running_var, self.weight, self.bias,
            self.training or not self.track_running_stats, self.momentum or 0.0, self.eps)
        return result if place else result.squeeze(0)

    def extra_repr(self):
        return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}")


class InstanceNorm1d(_InstanceNorm):
    """Every channel of every sequence brought to mean 0 and variance 1.

    (N, C, L) -> the same shape: (x - mean) / sqrt(variance + eps).

    >>> nn.InstanceNorm1d(1)(torch.tensor([[[1.0, 3.0]]]))
    tensor([[[-1.0000,  1.0000]]])
    """

    _axes = 1


class InstanceNorm2d(_InstanceNorm):
    """Every channel of every image brought to mean 0 and variance 1.

    (N, C, H, W) -> the same shape: (x - mean) / sqrt(variance + eps).

    >>> nn.InstanceNorm2d(3)(torch.zeros(2, 3, 4, 4)).shape
    torch.Size([2, 3, 4, 4])
    """

    _axes = 2


class RMSNorm(Module):
    """The last dimensions divided by the root of their mean square, then scaled.

    x / sqrt(mean of x x + eps) weight: (…, D) -> the same shape.

    >>> nn.RMSNorm(2, eps=0.0)(torch.tensor([[3.0, 4.0]])).detach()
    tensor([[0.8485, 1.1314]])
    """

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
        super().__init__()
        self.normalized_shape = _single(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        self.register_parameter("weight", None)
        if elementwise_affine:
            self.weight = Parameter(_torch.ones(self.normalized_shape, device=device, dtype=dtype))

    def forward(self, input):
        return F.rms_norm(input, self.normalized_shape, self.weight, self.eps)

    def extra_repr(self):
        return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


class LocalResponseNorm(Module):
    """Every number divided by what its neighbours in channels make of it (AlexNet's).

    >>> nn.LocalResponseNorm(2)(torch.zeros(1, 4, 3, 3)).shape
    torch.Size([1, 4, 3, 3])
    """

    def __init__(self, size, alpha=0.0001, beta=0.75, k=1.0):
        super().__init__()
        self.size = size
        self.alpha = alpha
        self.beta = beta
        self.k = k

    def forward(self, input):
        return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)

    def extra_repr(self):
        return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"


# Pooling


class _MaxPool(Module):
    def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding
        self.dilation = dilation
        self.return_indices = return_indices
        self.ceil_mode = ceil_mode

    def extra_repr(self):
        return (f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
                f"dilation={self.dilation}, ceil_mode={self.ceil_mode}")


class MaxPool1d(_MaxPool):
    """The greatest number of every window over a sequence.

    (N, C, L) -> (N, C, L'), L' = floor((L + 2p - d(k - 1) - 1) / s) + 1.

    >>> nn.MaxPool1d(2)(torch.tensor([[[1.0, 3.0, 7.0, 5.0]]]))
    tensor([[[3., 7.]]])
    """

    def forward(self, input):
        return F.max_pool1d(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode,
                            self.return_indices)


class MaxPool2d(_MaxPool):
    """The greatest number of every window over an image.

    (N, C, H, W) -> (N, C, H', W'), H' = floor((H + 2p - d(k - 1) - 1) / s) + 1; s is k unless it is given.

    >>> nn.MaxPool2d(2)(torch.arange(16.0).view(1, 1, 4, 4))
    tensor([[[[ 5.,  7.],
              [13., 15.]]]])
    """

    def forward(self, input):
        return F.max_pool2d(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode,
                            self.return_indices)


class MaxUnpool2d(Module):
    """Puts numbers back where a max pool with indices took them from, zeros elsewhere."""

    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__()
        self.kernel_size = _pair(kernel_size)
        self.stride = _pair(kernel_size if stride is None else stride)
        self.padding = _pair(padding)

    def forward(self, input, indices, output_size=None):
        return F.max_unpool2d(input, indices, self.kernel_size, self.stride, self.padding, output_size)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class AvgPool1d(Module):
    """The mean of every window over a sequence.

    (N, C, L) -> (N, C, L'), L' = floor((L + 2p - k) / s) + 1.

    >>> nn.AvgPool1d(2)(torch.tensor([[[1.0, 3.0, 5.0, 7.0]]]))
    tensor([[[2., 6.]]])
    """

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        super().__init__()
        self.kernel_size = _single(kernel_size)
        self.stride = _single(kernel_size if stride is None else stride)
        self.padding = _single(padding)
        self.ceil_mode = ceil_mode
        self.count_include_pad = count_include_pad

    def forward(self, input):
        return F.avg_pool1d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode,
                            self.count_include_pad)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class AvgPool2d(Module):
    """The mean of every window over an image.

    (N, C, H, W) -> (N, C, H', W'), H' = floor((H + 2p - k) / s) + 1; s is k unless it is given.

    >>> nn.AvgPool2d(2)(torch.arange(16.0).view(1, 1, 4, 4))
    tensor([[[[ 2.5000,  4.5000],
              [10.5000, 12.5000]]]])
    """

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
                 divisor_override=None):
        super().__init__()
        self.kernel_size = kernel_size
        self.stride = kernel_size if stride is None else stride
        self.padding = padding
        self.ceil_mode = ceil_mode
        self.count_include_pad = count_include_pad
        self.divisor_override = divisor_override

    def forward(self, input):
        return F.avg_pool2d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode,
                            self.count_include_pad, self.divisor_override)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


class LPPool2d(Module):
    """The p-norm of every window over an image: p = 2 is L2 pooling.

    (sum of x ** p) ** (1 / p) of every window: (N, C, H, W) -> (N, C, H', W').

    >>> nn.LPPool2d(2, 2)(torch.ones(1, 1, 4, 4))
    tensor([[[[2., 2.],
              [2., 2.]]]])
    """

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        super().__init__()
        self.norm_type = norm_type
        self.kernel_size = kernel_size
        self.stride = stride
        self.ceil_mode = ceil_mode

    def forward(self, input):
        return F.lp_pool2d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)

    def extra_repr(self):
        return (f"norm_type={self.norm_type}, kernel_size={self.kernel_size}, stride={self.stride}, "
                f"ceil_mode={self.ceil_mode}")


class LPPool1d(LPPool2d):
    """The p-norm of every window over a sequence.

    (sum of x ** p) ** (1 / p) of every window: (N, C, L) -> (N, C, L').

    >>> nn.LPPool1d(2, 2)(torch.tensor([[[3.0, 4.0]]]))
    tensor([[[5.]]])
    """

    def forward(self, input):
        return F.lp_pool1d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


class MaxUnpool1d(MaxUnpool2d):
    """Puts numbers back where a max pool of sequences took them from, zeros elsewhere."""

    def __init__(self, kernel_size, stride=None, padding=0):
        Module.__init__(self)
        self.kernel_size = _single(kernel_size)
        self.stride = _single(kernel_size if stride is None else stride)
        self.padding = _single(padding)

    def forward(self, input, indices, output_size=None):
        return F.max_unpool1d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


class _AdaptivePool(Module):
    def __init__(self, output_size):
        super().__init__()
        self.output_size = output_size

    def extra_repr(self):
        return f"output_size={self.output_size}"


class AdaptiveAvgPool1d(_AdaptivePool):
    """Means over as many windows as the output is to have numbers.

    (N, C, L) -> (N, C, out): place i is the mean from floor(i L / out) to below ceil((i + 1) L / out).

    >>> nn.AdaptiveAvgPool1d(2)(torch.tensor([[[1.0, 3.0, 5.0, 7.0]]]))
    tensor([[[2., 6.]]])
    """

    def forward(self, input):
        return F.adaptive_avg_pool1d(input, self.output_size)


class AdaptiveAvgPool2d(_AdaptivePool):
    """Means over as many windows as the output is to have pixels; 1 is global average pooling.

    (N, C, H, W) -> (N, C, H', W'): row i is the mean from floor(i H / H') to below ceil((i + 1) H / H').

    >>> nn.AdaptiveAvgPool2d((1, 1))(torch.ones(2, 8, 5, 7)).shape
    torch.Size([2, 8, 1, 1])
    """

    def forward(self, input):
        return F.adaptive_avg_pool2d(input, self.output_size)


class AdaptiveMaxPool1d(_AdaptivePool):
    """Maxima over as many windows as the output is to have numbers.

    (N, C, L) -> (N, C, out).

    >>> nn.AdaptiveMaxPool1d(2)(torch.tensor([[[1.0, 3.0, 5.0, 7.0]]]))
    tensor([[[3., 7.]]])
    """

    def forward(self, input):
        return F.adaptive_max_pool1d(input, self.output_size)


class AdaptiveMaxPool2d(_AdaptivePool):
    """Maxima over as many windows as the output is to have pixels.

    (N, C, H, W) -> (N, C, H', W').

    >>> nn.AdaptiveMaxPool2d(3)(torch.ones(2, 8, 5, 7)).shape
    torch.Size([2, 8, 3, 3])
    """

    def __init__(self, output_size, return_indices=False):
        super().__init__(output_size)
        self.return_indices = return_indices

    def forward(self, input):
        return F.adaptive_max_pool2d(input, self.output_size, self.return_indices)


# Shapes


class Flatten(Module):
    """Some dimensions made into one; by default all but the batch.

    (N, C, H, W) -> (N, C H W) as it stands.

    >>> nn.Flatten()(torch.zeros(2, 3, 4, 5)).shape
    torch.Size([2, 60])
    """

    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim

    def forward(self, input):
        return input.flatten(self.start_dim, self.end_dim)

    def extra_repr(self):
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Unflatten(Module):
    """One dimension made into several.

    (N, C H W) -> (N, C, H, W) as `unflattened_size` says.

    >>> nn.Unflatten(1, (3, 4, 5))(torch.zeros(2, 60)).shape
    torch.Size([2, 3, 4, 5])
    """

    def __init__(self, dim, unflattened_size):
        super().__init__()
        self.dim = dim
        self.unflattened_size = tuple(unflattened_size)

    def forward(self, input):
        return input.unflatten(self.dim, self.unflattened_size)

    def extra_repr(self):
        return f"dim={self.dim}, unflattened_size={self.unflattened_size}"


class Upsample(Module):
    """Images made larger: every pixel repeated, or lines drawn between them.

    (N, C, H, W) -> (N, C, H s, W s).

    >>> nn.Upsample(scale_factor=2)(torch.tensor([[[[1.0, 2.0]]]]))
    tensor([[[[1., 1., 2., 2.],
              [1., 1., 2., 2.]]]])
    """

    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None):
        super().__init__()
        self.size = size
        self.scale_factor = scale_factor
        self.mode = mode
        self.align_corners = align_corners

    def forward(self, input):
        return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners)

    def extra_repr(self):
        size = f"size={self.size}" if self.size is not None else f"scale_factor={float(self.scale_factor)}"
        return f"{size}, mode='{self.mode}'"


class PixelShuffle(Module):
    """Channels made into pixels: (N, C r r, H, W) -> (N, C, H r, W r).

    >>> nn.PixelShuffle(2)(torch.zeros(1, 8, 3, 3)).shape
    torch.Size([1, 2, 6, 6])
    """

    def __init__(self, upscale_factor):
        super().__init__()
        self.upscale_factor = upscale_factor

    def forward(self, input):
        return F.pixel_shuffle(input, self.upscale_factor)

    def extra_repr(self):
        return f"upscale_factor={self.upscale_factor}"


# Chance


class _Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p
        self.inplace = inplace

    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"


class Dropout(_Dropout):
    """In training, every number is 0 with probability p, and 1 / (1 - p) times itself otherwise.

    >>> nn.Dropout(0.5).eval()(torch.tensor([1.0, 2.0]))
    tensor([1., 2.])
    """

    def forward(self, input):
        return F.dropout(input, self.p, self.training, self.inplace)


class AlphaDropout(_Dropout):
    """Dropout for SELU: mean and variance stay.

    >>> nn.AlphaDropout(0.1).eval()(torch.tensor([1.0, 2.0]))
    tensor([1., 2.])
    """

    def forward(self, input):
        return F.alpha_dropout(input, self.p, self.training)


class Dropout1d(_Dropout):
    """Dropout of whole channels of sequences.

    (N, C, L) -> the same shape; what stays is divided by 1 - p.

    >>> nn.Dropout1d(0.5).eval()(torch.ones(1, 2, 4)).shape
    torch.Size([1, 2, 4])
    """

    def forward(self, input):
        return F.dropout1d(input, self.p, self.training, self.inplace)


class Dropout2d(_Dropout):
    """Dropout of whole feature maps.

    (N, C, H, W) -> the same shape; what stays is divided by 1 - p.

    >>> nn.Dropout2d(0.5).eval()(torch.ones(1, 2, 4, 4)).shape
    torch.Size([1, 2, 4, 4])
    """

    def forward(self, input):
        return F.dropout2d(input, self.p, self.training, self.inplace)


# Activations


def _parameters(defaults):
    """How a class of a table is called, for `help`."""
    return "(" + ", ".join(f"{name}={value!r}" for name, value in defaults.items()) + ")"


# The activations that can put their results in the place of what they are given.
_IN_PLACE = {"ReLU", "ReLU6", "LeakyReLU", "ELU", "CELU", "SELU", "SiLU", "Mish", "Hardsigmoid", "Hardswish", "Hardtanh",
             "Threshold"}


def _activation(name, function, documentation, **defaults):
    """A layer of one function: its arguments are attributes, shown where they have no default of their own."""

    def __init__(self, *arguments, **keywords):
        Module.__init__(self)
        names = [*defaults, "inplace"] if name in _IN_PLACE else list(defaults)
        if len(arguments) > len(names):
            raise TypeError(
                f"{name}.__init__() takes {len(names) + 1} positional arguments but {len(arguments) + 1} were given")
        given = dict(zip(names, arguments))
        for key, value in keywords.items():
            if key not in names:
                _torch._unexpected(name + ".__init__", key, names)
            given[key] = value
        for key, value in defaults.items():
            object.__setattr__(self, key, given.get(key, value))
        object.__setattr__(self, "inplace", given.get("inplace", False))
        if name == "Hardtanh":
            assert self.max_val > self.min_val, f"max_val ({self.max_val}) must be greater than min_val ({self.min_val})"

    def forward(self, input):
        values = [getattr(self, key) for key in defaults]
        return function(input, *values, inplace=True) if self.inplace else function(input, *values)

    def extra_repr(self):
        bare = list(defaults) == ["lambd"]
        shown = [f"{getattr(self, key)}" if bare else f"{key}={getattr(self, key)!r}" for key in defaults]
        # As in PyTorch, these two do not tell.
        tells = self.inplace and name not in ("Hardsigmoid", "Hardswish")
        return ", ".join(shown + (["inplace=True"] if tells else []))

    words = {**defaults, "inplace": False} if name in _IN_PLACE else defaults
    body = {"__init__": __init__, "forward": forward, "extra_repr": extra_repr, "__doc__": documentation,
            "__text_signature__": _parameters(words), "__module__": "torch.nn"}
    return type(name, (Module,), body)


ReLU = _activation("ReLU", F.relu, "max(x, 0)")
ReLU6 = _activation("ReLU6", F.relu6, "min(max(x, 0), 6)")
Sigmoid = _activation("Sigmoid", F.sigmoid, "1 / (1 + exp(-x))")
Tanh = _activation("Tanh", F.tanh, "The hyperbolic tangent.")
LogSigmoid = _activation("LogSigmoid", F.logsigmoid, "log(sigmoid(x))")
SiLU = _activation("SiLU", F.silu, "x sigmoid(x)")
Mish = _activation("Mish", F.mish, "x tanh(softplus(x))")
Softsign = _activation("Softsign", F.softsign, "x / (1 + |x|)")
Tanhshrink = _activation("Tanhshrink", F.tanhshrink, "x - tanh(x)")
Hardsigmoid = _activation("Hardsigmoid", F.hardsigmoid, "x / 6 + 1 / 2, between 0 and 1")
Hardswish = _activation("Hardswish", F.hardswish, "x hardsigmoid(x)")
LeakyReLU = _activation("LeakyReLU", F.leaky_relu, "x, or a little of it where it is negative.", negative_slope=0.01)
ELU = _activation("ELU", F.elu, "x, or alpha (exp(x) - 1) where it is negative.", alpha=1.0)
CELU = _activation("CELU", F.celu, "x, or alpha (exp(x / alpha) - 1) where it is negative.", alpha=1.0)
SELU = _activation("SELU", F.selu, "An ELU that keeps mean 0 and variance 1.")
GELU = _activation("GELU", lambda x, approximate: F.gelu(x, approximate=approximate),
                   "x times the probability that a normal number is below x.", approximate="none")
Softplus = _activation("Softplus", F.softplus, "log(1 + exp(beta x)) / beta", beta=1.0, threshold=20.0)
Hardtanh = _activation("Hardtanh", F.hardtanh, "x between two bounds.", min_val=-1.0, max_val=1.0)
Softshrink = _activation("Softshrink", F.softshrink, "x moved towards 0 by lambd.", lambd=0.5)
Hardshrink = _activation("Hardshrink", F.hardshrink, "x, or 0 where |x| <= lambd.", lambd=0.5)
GLU = _activation("GLU", F.glu, "The first half of a dimension times sigmoid of the second.", dim=-1)
Threshold = _activation("Threshold", F.threshold, "x above the threshold, else the value.", threshold=None, value=None)
Softmin = _activation("Softmin", F.softmin, "exp(-x) over the sum of exp(-x) along dim.", dim=None)
Softmax = _activation("Softmax", F.softmax, "exp(x) over the sum of exp(x) along dim.", dim=None)
LogSoftmax = _activation("LogSoftmax", F.log_softmax, "The logarithm of softmax along dim.", dim=None)


class PReLU(Module):
    """x, or a learned part of it where it is negative.

    x where x > 0, else weight x.

    >>> nn.PReLU()(torch.tensor([-1.0, 2.0])).detach()
    tensor([-0.2500,  2.0000])
    """

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        super().__init__()
        self.num_parameters = num_parameters
        self.weight = Parameter(_torch.full((num_parameters,), float(init), device=device, dtype=dtype))

    def forward(self, input):
        return F.prelu(input, self.weight)

    def extra_repr(self):
        return f"num_parameters={self.num_parameters}"


class Softmax2d(Module):
    """Softmax over the channels at every pixel.

    exp(x) over the sum of exp(x) of all channels: (N, C, H, W) -> the same shape.

    >>> nn.Softmax2d()(torch.zeros(1, 2, 1, 1)).flatten()
    tensor([0.5000, 0.5000])
    """

    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead")
        return F.softmax(input, -3)


class RReLU(Module):
    """x, or a part of it where it is negative: a random part between the bounds in training.

    x where x > 0, else a x, with a drawn between lower and upper; in evaluation their mean.

    >>> nn.RReLU().eval()(torch.tensor([-1.0, 2.0]))
    tensor([-0.2292,  2.0000])
    """

    def __init__(self, lower=0.125, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower = lower
        self.upper = upper
        self.inplace = inplace

    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)

    def extra_repr(self):
        return f"lower={self.lower}, upper={self.upper}" + (", inplace=True" if self.inplace else "")


# Losses


def _loss(name, function, documentation, **defaults):
    """A loss: what it is given at construction goes to the function by name."""

    def __init__(self, *arguments, **keywords):
        Module.__init__(self)
        given = dict(zip(defaults, arguments))
        for key, value in keywords.items():
            if key not in defaults:
                _torch._unexpected(name + ".__init__", key, list(defaults))
            given[key] = value
        for key, value in defaults.items():
            object.__setattr__(self, key, given.get(key, value))

    def forward(self, input, target):
        return function(input, target, **{key: getattr(self, key) for key in defaults})

    body = {"__init__": __init__, "forward": forward, "__doc__": documentation,
            "__text_signature__": _parameters(defaults), "__module__": "torch.nn"}
    return type(name, (Module,), body)


CrossEntropyLoss = _loss(
    "CrossEntropyLoss", F.cross_entropy, "-log softmax(scores)[target]: scores (N, C), targets (N).", weight=None,
    ignore_index=-100, reduction="mean", label_smoothing=0.0)
NLLLoss = _loss(
    "NLLLoss", F.nll_loss, "-log_probabilities[target].", weight=None, ignore_index=-100, reduction="mean")
MSELoss = _loss("MSELoss", F.mse_loss, "The mean of (input - target) squared.", reduction="mean")
L1Loss = _loss("L1Loss", F.l1_loss, "The mean of |input - target|.", reduction="mean")
SmoothL1Loss = _loss(
    "SmoothL1Loss", F.smooth_l1_loss, "Squared near 0, straight beyond beta.", reduction="mean", beta=1.0)
HuberLoss = _loss(
    "HuberLoss", F.huber_loss, "Squared near 0, straight beyond delta.", reduction="mean", delta=1.0)
BCELoss = _loss(
    "BCELoss", F.binary_cross_entropy, "-(t log p + (1 - t) log(1 - p)).", weight=None, reduction="mean")
BCEWithLogitsLoss = _loss(
    "BCEWithLogitsLoss", F.binary_cross_entropy_with_logits, "BCELoss of sigmoid(x), without overflow.",
    weight=None, reduction="mean", pos_weight=None)
KLDivLoss = _loss("KLDivLoss", F.kl_div, "target (log target - input).", reduction="mean", log_target=False)
MultiMarginLoss = _loss(
    "MultiMarginLoss", F.multi_margin_loss, "The multi-class hinge: max(0, margin - x[y] + x[j]).", p=1, margin=1.0,
    weight=None, reduction="mean")

HingeEmbeddingLoss = _loss(
    "HingeEmbeddingLoss", F.hinge_embedding_loss, "x where the target is 1, max(0, margin - x) where it is -1.",
    margin=1.0, reduction="mean")
SoftMarginLoss = _loss(
    "SoftMarginLoss", F.soft_margin_loss, "log(1 + exp(-target x)), for targets 1 and -1.", reduction="mean")
MultiLabelSoftMarginLoss = _loss(
    "MultiLabelSoftMarginLoss", F.multilabel_soft_margin_loss,
    "The mean over classes of binary cross entropies of logits.", weight=None, reduction="mean")
PoissonNLLLoss = _loss(
    "PoissonNLLLoss", F.poisson_nll_loss, "exp(x) - target x, of log rates.", log_input=True, full=False, eps=1e-08,
    reduction="mean")

from _nn_cells import GRUCell, RNNCell
from _nn_lazy import LazyBatchNorm1d, LazyBatchNorm2d, LazyConv1d, LazyConv2d, LazyLinear
from _nn_losses import (
    CosineEmbeddingLoss, CosineSimilarity, GaussianNLLLoss, MarginRankingLoss, PairwiseDistance, TripletMarginLoss)
from _nn_padding import (
    ChannelShuffle, CircularPad1d, CircularPad2d, ConstantPad1d, ConstantPad2d, Fold, PixelUnshuffle, ReflectionPad1d,
    ReflectionPad2d, ReplicationPad1d, ReplicationPad2d, Unfold, UpsamplingBilinear2d, UpsamplingNearest2d, ZeroPad1d,
    ZeroPad2d)
from _nn_examples import describe as _describe
import torch.nn.functional as functional
import torch.nn.parameter as parameter

_describe(globals())

# The modules in which PyTorch defines the layers, which `print(type(layer))` shows.
for _place, _names in {
    "activation": "ReLU ReLU6 Sigmoid Tanh LogSigmoid SiLU Mish Softsign Tanhshrink Hardsigmoid Hardswish LeakyReLU ELU "
                  "CELU SELU GELU Softplus Hardtanh Softshrink Hardshrink Softmax LogSoftmax Softmin Softmax2d GLU "
                  "Threshold PReLU RReLU",
    "batchnorm": "BatchNorm1d BatchNorm2d LazyBatchNorm1d LazyBatchNorm2d",
    "channelshuffle": "ChannelShuffle",
    "container": "Sequential ModuleList ModuleDict ParameterList ParameterDict",
    "conv": "Conv1d Conv2d ConvTranspose1d ConvTranspose2d LazyConv1d LazyConv2d",
    "distance": "CosineSimilarity PairwiseDistance",
    "dropout": "Dropout Dropout1d Dropout2d AlphaDropout",
    "flatten": "Flatten Unflatten",
    "fold": "Fold Unfold",
    "instancenorm": "InstanceNorm1d InstanceNorm2d",
    "linear": "Linear Identity LazyLinear",
    "loss": "CrossEntropyLoss NLLLoss MSELoss L1Loss SmoothL1Loss HuberLoss BCELoss BCEWithLogitsLoss KLDivLoss "
            "MultiMarginLoss HingeEmbeddingLoss SoftMarginLoss MultiLabelSoftMarginLoss PoissonNLLLoss GaussianNLLLoss",
    "module": "Module",
    "normalization": "LayerNorm GroupNorm LocalResponseNorm RMSNorm",
    "pixelshuffle": "PixelShuffle PixelUnshuffle",
    "pooling": "MaxPool1d MaxPool2d MaxUnpool1d MaxUnpool2d AvgPool1d AvgPool2d LPPool1d LPPool2d AdaptiveAvgPool1d "
               "AdaptiveAvgPool2d AdaptiveMaxPool1d AdaptiveMaxPool2d",
    "rnn": "RNNCell GRUCell",
    "sparse": "Embedding",
    "upsampling": "Upsample UpsamplingNearest2d UpsamplingBilinear2d",
}.items():
    for _name in _names.split():
        globals()[_name].__module__ = "torch.nn.modules." + _place
