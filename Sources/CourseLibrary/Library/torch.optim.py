"""Optimizers, as PyTorch's `torch.optim`; the steps themselves are native.

`foreach`, `fused` and `capturable` choose among PyTorch's ways to compute a step; here there is one, and they are
accepted.
"""

import copy
from collections import defaultdict as _defaultdict
import _torch
from torch.autograd import enable_grad


class Optimizer:
    """Steps parameters along their gradients.

    `param_groups` holds the parameters and their settings, which schedules change, and `state` what is remembered of
    each parameter. Both are read anew at every step.
    """

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = _defaultdict(dict)
        self.param_groups = []
        if isinstance(params, _torch.Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                + params.type())
        groups = list(params)
        if len(groups) == 0:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        """Takes in more parameters, with settings of their own where the group has some."""
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        group = dict(param_group)
        params = group["params"]
        if isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets "
                "will change between runs. Please use a list instead.")
        group["params"] = [params] if isinstance(params, _torch.Tensor) else list(params)
        for parameter in group["params"]:
            if not isinstance(parameter, _torch.Tensor):
                raise TypeError(
                    "optimizer can only optimize Tensors, but one of the params is " + _torch._type_name(parameter))
            if not parameter.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, value in self.defaults.items():
            group.setdefault(name, value)
        own = {id(parameter) for parameter in group["params"]}
        if len(own) < len(group["params"]):
            _torch._warn("optimizer contains a parameter group with duplicate parameters")
        known = {id(parameter) for other in self.param_groups for parameter in other["params"]}
        if not known.isdisjoint(own):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(group)

    def zero_grad(self, set_to_none=True):
        """Forgets the gradients of all parameters."""
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    if set_to_none:
                        parameter.grad = None
                    else:
                        parameter.grad.zero_()

    def step(self, closure=None):
        """One step for every parameter that has a gradient; `closure` computes the loss, and its gradients, anew."""
        loss = None
        if closure is not None:
            with enable_grad():
                loss = closure()
        groups = []
        for group in self.param_groups:
            moving = [parameter for parameter in group["params"] if parameter.grad is not None]
            groups.append((moving, self._settings(group), self._memories(group, moving)))
        self._advance(groups)
        return loss

    def _settings(self, group):
        """The numbers of a group in the order in which the native side reads them."""
        return [group[name] for name in self._numbers]

    def _memories(self, group, moving):
        """What is remembered of each parameter, begun where it is new."""
        state = self.state
        memories = []
        for parameter in moving:
            memory = state[parameter]
            if len(memory) == 0:
                memory["step"] = _torch.zeros(())
                self._begin(parameter, memory, group)
            memories.append(memory)
        return memories

    def _begin(self, parameter, memory, group):
        """What is remembered of a parameter before its first step; what the rule misses it adds itself."""

    def _advance(self, groups):
        _torch._step(self._rule, groups)

    def state_dict(self):
        """`{"state": {0: {…}, …}, "param_groups": […]}`: parameters are numbered through all groups.

        The tensors are the optimizer's own: copy.deepcopy keeps them as they are now.
        """
        numbers, groups = {}, []
        for group in self.param_groups:
            for parameter in group["params"]:
                numbers.setdefault(id(parameter), len(numbers))
            packed = {name: value for name, value in group.items() if name != "params"}
            packed["params"] = [numbers[id(parameter)] for parameter in group["params"]]
            groups.append(packed)
        state = {numbers.get(id(key), key) if isinstance(key, _torch.Tensor) else key: memory
                 for key, memory in self.state.items()}
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        """Goes on from what another optimizer of such parameters gave as its `state_dict()`."""
        given = copy.deepcopy(state_dict["param_groups"])
        if len(given) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        for own, other in zip(self.param_groups, given):
            if len(own["params"]) != len(other["params"]):
                raise ValueError(
                    "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        parameters = {}
        for own, other in zip(self.param_groups, given):
            parameters.update(zip(other["params"], own["params"]))
        state = _defaultdict(dict)
        for key, memory in state_dict["state"].items():
            if key in parameters:
                parameter = parameters[key]
                state[parameter] = {name: _cast(value, name, parameter) for name, value in memory.items()}
            else:
                state[key] = memory
        for own, other in zip(self.param_groups, given):
            other["params"] = own["params"]
        self.state = state
        self.param_groups = given

    def __repr__(self):
        text = type(self).__name__ + " ("
        for number, group in enumerate(self.param_groups):
            text += f"\nParameter Group {number}\n"
            for name in sorted(group):
                if name != "params":
                    text += f"    {name}: {group[name]}\n"
        return text + ")"


def _cast(value, name, parameter):
    """A remembered number in the type of its parameter; the count of steps stays what it is."""
    if isinstance(value, _torch.Tensor) and name != "step" and parameter.is_floating_point():
        return value.to(parameter.dtype)
    return value


def _plain(differentiable=False, capturable=False, **accepted):
    """Settings that ask for another way to compute the same: accepted, but for those that ask for more."""
    if differentiable:
        raise NotImplementedError("differentiable=True is not here: gradients do not flow through steps")


def _check_numbers(message, **values):
    """Refuses negative settings, in PyTorch's words."""
    for name, value in values.items():
        if not 0.0 <= value:
            raise ValueError(message.format(name, value))


def _check_betas(betas):
    for place in (0, 1):
        if not 0.0 <= betas[place] < 1.0:
            raise ValueError(f"Invalid beta parameter at index {place}: {betas[place]}")


class SGD(Optimizer):
    """w <- w - lr v, v <- momentum v + gradient."""

    _rule = "sgd"
    _numbers = ("lr", "momentum", "dampening", "nesterov", "weight_decay", "maximize")

    def __init__(self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
                 maximize=False, foreach=None, differentiable=False, fused=None):
        if lr < 0.0:
            raise ValueError(f"Invalid learning rate: {lr}")
        if momentum < 0.0:
            raise ValueError(f"Invalid momentum value: {momentum}")
        if weight_decay < 0.0:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
            maximize=maximize, foreach=foreach, differentiable=differentiable, fused=fused))

    def _memories(self, group, moving):
        return [self.state[parameter] for parameter in moving] if group["momentum"] != 0 else ()


class Adam(Optimizer):
    """Steps of a size of their own for every number: w <- w - lr m / (sqrt(v) + eps)."""

    _rule = "adam"
    _numbers = ("lr", "betas", "eps", "weight_decay", "amsgrad", "maximize", "decoupled_weight_decay")

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *,
                 foreach=None, maximize=False, capturable=False, differentiable=False, fused=None,
                 decoupled_weight_decay=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        _check_betas(betas)
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize,
            foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused,
            decoupled_weight_decay=decoupled_weight_decay))


class AdamW(Adam):
    """Adam whose weight decay is apart from the gradient."""

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *,
                 maximize=False, foreach=None, capturable=False, differentiable=False, fused=None):
        super().__init__(
            params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize, capturable=capturable,
            differentiable=differentiable, fused=fused, decoupled_weight_decay=True)


class RMSprop(Optimizer):
    """Steps divided by the root of a running mean of squared gradients."""

    _rule = "rmsprop"
    _numbers = ("lr", "alpha", "eps", "weight_decay", "momentum", "centered", "maximize")

    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False,
                 capturable=False, foreach=None, maximize=False, differentiable=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        _check_numbers("Invalid {} value: {}", epsilon=eps, momentum=momentum, weight_decay=weight_decay, alpha=alpha)
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
            capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable))

    def _begin(self, parameter, memory, group):
        memory["square_avg"] = _torch.zeros_like(parameter)
        if group["momentum"] > 0:
            memory["momentum_buffer"] = _torch.zeros_like(parameter)
        if group["centered"]:
            memory["grad_avg"] = _torch.zeros_like(parameter)


class Adagrad(Optimizer):
    """Steps divided by the root of the sum of all squared gradients."""

    _rule = "adagrad"
    _numbers = ("lr", "lr_decay", "weight_decay", "initial_accumulator_value", "eps", "maximize")

    def __init__(self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                 foreach=None, *, maximize=False, differentiable=False, fused=None):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        _check_numbers(
            "Invalid {} value: {}", lr_decay=lr_decay, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, epsilon=eps)
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
            differentiable=differentiable, fused=fused))

    def add_param_group(self, param_group):
        super().add_param_group(param_group)
        group = self.param_groups[-1]
        for parameter in group["params"]:
            self.state[parameter] = {
                "step": _torch.zeros(()),
                "sum": _torch.full_like(parameter.detach(), group["initial_accumulator_value"])}


class Adadelta(Optimizer):
    """Steps scaled by the ratio of running means of squared steps and squared gradients."""

    _rule = "adadelta"
    _numbers = ("lr", "rho", "eps", "weight_decay", "maximize")

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False,
                 maximize=False, differentiable=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f"Invalid rho value: {rho}")
        _check_numbers("Invalid {} value: {}", epsilon=eps, weight_decay=weight_decay)
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable,
            foreach=foreach, differentiable=differentiable))


from _optimizers import ASGD, LBFGS, Adamax, NAdam, RAdam, Rprop

# The modules in which PyTorch defines them, which `print(type(optimizer))` shows.
for _optimizer in (SGD, Adam, AdamW, RMSprop, Adagrad, Adadelta, Adamax, NAdam, RAdam, Rprop, ASGD, LBFGS):
    _optimizer.__module__ = "torch.optim." + _optimizer.__name__.lower()
Optimizer.__module__ = "torch.optim.optimizer"
