"""Optimizers, as PyTorch's `torch.optim`; the steps themselves are native."""

import _torch
from torch.autograd import enable_grad
import torch.optim.lr_scheduler as lr_scheduler


class Optimizer:
    """Steps parameters along their gradients. `param_groups` holds the settings, which schedules change."""

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.param_groups = []
        if isinstance(params, _torch.Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.Tensor")
        groups = list(params)
        if len(groups) == 0:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)
        self._handle = _torch._optimizer(self._rule)

    def add_param_group(self, group):
        group = dict(group)
        params = group["params"]
        group["params"] = [params] if isinstance(params, _torch.Tensor) else list(params)
        for parameter in group["params"]:
            if not isinstance(parameter, _torch.Tensor):
                raise TypeError(
                    "optimizer can only optimize Tensors, but one of the params is " + _torch._type_name(parameter))
            if not parameter.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, value in self.defaults.items():
            group.setdefault(name, value)
        known = {id(parameter) for other in self.param_groups for parameter in other["params"]}
        if any(id(parameter) in known for parameter in group["params"]):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(group)

    def zero_grad(self, set_to_none=True):
        """Forgets the gradients of all parameters."""
        for group in self.param_groups:
            _torch._clear_gradients(group["params"], set_to_none)

    def step(self, closure=None):
        """One step for every parameter that has a gradient."""
        loss = None
        if closure is not None:
            with enable_grad():
                loss = closure()
        _torch._step(self._handle, self._settings())
        return loss

    def _settings(self):
        """The groups as the native side reads them: their parameters, and their numbers in the class's order."""
        names = self._numbers
        return [(group["params"], [group[name] for name in names]) for group in self.param_groups]

    def state_dict(self):
        """The settings and what the rule remembers of each parameter, by number."""
        start, groups = 0, []
        for group in self.param_groups:
            count = len(group["params"])
            groups.append({**group, "params": list(range(start, start + count))})
            start += count
        return {"state": dict(_torch._optimizer_state(self._handle, self._settings())), "param_groups": groups}

    def load_state_dict(self, state_dict):
        groups = state_dict["param_groups"]
        if len(groups) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        for own, given in zip(self.param_groups, groups):
            if len(own["params"]) != len(given["params"]):
                raise ValueError(
                    "loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
            own.update({name: value for name, value in given.items() if name != "params"})
        state = state_dict["state"]
        _torch._load_optimizer(self._handle, self._settings(), list(state.keys()), list(state.values()))

    def __repr__(self):
        text = type(self).__name__ + " ("
        for number, group in enumerate(self.param_groups):
            text += f"\nParameter Group {number}\n"
            for name in sorted(group):
                if name != "params":
                    text += f"    {name}: {group[name]}\n"
        return text + ")"


def _not_negative(**values):
    for name, value in values.items():
        if not 0.0 <= value:
            raise ValueError(f"Invalid {name.replace('_', ' ')}: {value}")


class SGD(Optimizer):
    """w <- w - lr v, v <- momentum v + gradient."""

    _rule = "sgd"
    _numbers = ("lr", "momentum", "dampening", "nesterov", "weight_decay", "maximize")

    def __init__(self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
                 maximize=False):
        if lr < 0.0:
            raise ValueError(f"Invalid learning rate: {lr}")
        if momentum < 0.0:
            raise ValueError(f"Invalid momentum value: {momentum}")
        if weight_decay < 0.0:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(params, dict(
            lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
            maximize=maximize))


def _check_betas(betas):
    for place, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {place}: {beta}")


class Adam(Optimizer):
    """Steps of a size of their own for every number: w <- w - lr m / (sqrt(v) + eps)."""

    _rule = "adam"
    _numbers = ("lr", "betas", "eps", "weight_decay", "amsgrad", "maximize")

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *,
                 maximize=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")
        _check_betas(betas)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize))


class AdamW(Adam):
    """Adam whose weight decay is apart from the gradient."""

    _rule = "adamw"

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *,
                 maximize=False):
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, maximize=maximize)


class RMSprop(Optimizer):
    """Steps divided by the root of a running mean of squared gradients."""

    _rule = "rmsprop"
    _numbers = ("lr", "alpha", "eps", "weight_decay", "momentum", "centered", "maximize")

    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, *,
                 maximize=False):
        _not_negative(learning_rate=lr, epsilon_value=eps, momentum_value=momentum, alpha_value=alpha)
        super().__init__(params, dict(
            lr=lr, alpha=alpha, eps=eps, weight_decay=weight_decay, momentum=momentum, centered=centered,
            maximize=maximize))


class Adagrad(Optimizer):
    """Steps divided by the root of the sum of all squared gradients."""

    _rule = "adagrad"
    _numbers = ("lr", "lr_decay", "weight_decay", "initial_accumulator_value", "eps", "maximize")

    def __init__(self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, *,
                 maximize=False):
        _not_negative(learning_rate=lr, lr_decay_value=lr_decay, weight_decay_value=weight_decay)
        super().__init__(params, dict(
            lr=lr, lr_decay=lr_decay, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, eps=eps, maximize=maximize))


class Adadelta(Optimizer):
    """Steps scaled by the ratio of running means of squared steps and squared gradients."""

    _rule = "adadelta"
    _numbers = ("lr", "rho", "eps", "weight_decay", "maximize")

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, *, maximize=False):
        _not_negative(learning_rate=lr, rho_value=rho, epsilon_value=eps)
        super().__init__(params, dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize))
