"""Optimizers of `torch.optim` whose steps are written out here, tensor by tensor."""

import math
import _torch
from torch.autograd import enable_grad, no_grad
from torch.optim import Optimizer, _check_betas, _check_numbers, _plain


class _Written(Optimizer):
    """An optimizer whose rule is a method: `_move(parameter, gradient, memory, group)`, called without gradients."""

    _numbers = ()

    def _advance(self, groups):
        with no_grad():
            for group, (moving, numbers, memories) in zip(self.param_groups, groups):
                for parameter, memory in zip(moving, memories):
                    gradient = -parameter.grad if group["maximize"] else parameter.grad
                    memory["step"] += 1
                    self._move(parameter, gradient, memory, group)


def _decayed(parameter, gradient, group):
    """The gradient with weight decay in it; decay that is apart from it shrinks the parameter at once."""
    if group["weight_decay"] == 0:
        return gradient
    if group.get("decoupled_weight_decay"):
        parameter.mul_(1 - group["lr"] * group["weight_decay"])
        return gradient
    return gradient + parameter * group["weight_decay"]


class Adamax(_Written):
    """Adam with the greatest gradient for the root of the mean square: w <- w - lr m / (1 - beta1^t) / u."""

    def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *,
                 maximize=False, differentiable=False, capturable=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        _check_numbers("Invalid {} value: {}", epsilon=eps)
        _check_betas(betas)
        _check_numbers("Invalid {} value: {}", weight_decay=weight_decay)
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable))

    def _begin(self, parameter, memory, group):
        memory["exp_avg"] = _torch.zeros_like(parameter)
        memory["exp_inf"] = _torch.zeros_like(parameter)

    def _move(self, parameter, gradient, memory, group):
        beta1, beta2 = group["betas"]
        gradient = _decayed(parameter, gradient, group)
        mean, greatest = memory["exp_avg"], memory["exp_inf"]
        mean.mul_(beta1).add_(gradient * (1 - beta1))
        greatest.copy_(_torch.maximum(greatest * beta2, gradient.abs() + group["eps"]))
        rate = group["lr"] / (1 - beta1 ** memory["step"].item())
        parameter.add_(mean / greatest * -rate)


class NAdam(_Written):
    """Adam with Nesterov's look ahead."""

    def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004,
                 decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                 differentiable=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        _check_numbers("Invalid {} value: {}", epsilon=eps)
        _check_betas(betas)
        _check_numbers("Invalid {} value: {}", weight_decay=weight_decay, momentum_decay=momentum_decay)
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
            decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach, capturable=capturable,
            differentiable=differentiable))

    def _begin(self, parameter, memory, group):
        memory["mu_product"] = _torch.ones(())
        memory["exp_avg"] = _torch.zeros_like(parameter)
        memory["exp_avg_sq"] = _torch.zeros_like(parameter)

    def _move(self, parameter, gradient, memory, group):
        beta1, beta2 = group["betas"]
        gradient = _decayed(parameter, gradient, group)
        step, mean, square = memory["step"].item(), memory["exp_avg"], memory["exp_avg_sq"]
        mu = beta1 * (1 - 0.5 * 0.96 ** (step * group["momentum_decay"]))
        following = beta1 * (1 - 0.5 * 0.96 ** ((step + 1) * group["momentum_decay"]))
        memory["mu_product"] *= mu
        product = memory["mu_product"].item()
        mean.mul_(beta1).add_(gradient * (1 - beta1))
        square.mul_(beta2).add_(gradient * gradient * (1 - beta2))
        root = (square / (1 - beta2 ** step)).sqrt() + group["eps"]
        parameter.add_(gradient / root * (-group["lr"] * (1 - mu) / (1 - product)))
        parameter.add_(mean / root * (-group["lr"] * following / (1 - product * following)))


class RAdam(_Written):
    """Adam that moves without its root until there is enough to take one of."""

    def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
                 decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                 differentiable=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        _check_numbers("Invalid {} value: {}", epsilon=eps)
        _check_betas(betas)
        _check_numbers("Invalid {} value: {}", weight_decay=weight_decay)
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
            capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable))

    def _begin(self, parameter, memory, group):
        memory["exp_avg"] = _torch.zeros_like(parameter)
        memory["exp_avg_sq"] = _torch.zeros_like(parameter)

    def _move(self, parameter, gradient, memory, group):
        beta1, beta2 = group["betas"]
        gradient = _decayed(parameter, gradient, group)
        step, mean, square = memory["step"].item(), memory["exp_avg"], memory["exp_avg_sq"]
        mean.mul_(beta1).add_(gradient * (1 - beta1))
        square.mul_(beta2).add_(gradient * gradient * (1 - beta2))
        second = 1 - beta2 ** step
        most = 2 / (1 - beta2) - 1
        length = most - 2 * step * beta2 ** step / second
        change = mean / (1 - beta1 ** step) * group["lr"]
        if length > 5:
            factor = math.sqrt(
                (length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length))
            change = change * (factor * math.sqrt(second)) / (square.sqrt() + group["eps"])
        parameter.sub_(change)


class Rprop(_Written):
    """Steps by signs alone: longer while a gradient keeps its sign, shorter where it changes."""

    def __init__(self, params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None,
                 maximize=False, differentiable=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable))

    def _begin(self, parameter, memory, group):
        memory["prev"] = _torch.zeros_like(parameter)
        memory["step_size"] = _torch.full_like(parameter.detach(), group["lr"])

    def _move(self, parameter, gradient, memory, group):
        (shorter, longer), (least, most) = group["etas"], group["step_sizes"]
        sign = (gradient * memory["prev"]).sign()
        factor = _torch.where(sign > 0, longer, _torch.where(sign < 0, shorter, _torch.ones_like(sign)))
        size = memory["step_size"]
        size.mul_(factor).clamp_(least, most)
        gradient = _torch.where(sign < 0, _torch.zeros_like(gradient), gradient)
        parameter.sub_(gradient.sign() * size)
        memory["prev"].copy_(gradient)


class ASGD(_Written):
    """SGD whose parameters are also averaged, in `state[parameter]["ax"]`."""

    def __init__(self, params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None,
                 maximize=False, differentiable=False, capturable=False):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        _check_numbers("Invalid {} value: {}", weight_decay=weight_decay)
        _plain(differentiable)
        super().__init__(params, dict(
            lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable))

    def _begin(self, parameter, memory, group):
        memory["eta"] = _torch.full((), float(group["lr"]))
        memory["mu"] = _torch.ones(())
        memory["ax"] = _torch.zeros_like(parameter)

    def _move(self, parameter, gradient, memory, group):
        gradient = _decayed(parameter, gradient, group)
        eta, mu, step = memory["eta"].item(), memory["mu"].item(), memory["step"].item()
        parameter.mul_(1 - group["lambd"] * eta).sub_(gradient * eta)
        average = memory["ax"]
        if mu != 1:
            average.add_((parameter - average) * mu)
        else:
            average.copy_(parameter)
        memory["eta"].fill_(group["lr"] / (1 + group["lambd"] * group["lr"] * step) ** group["alpha"])
        memory["mu"].fill_(1 / max(1, step - group["t0"]))


class LBFGS(Optimizer):
    """Newton's method with a curvature guessed from the last gradients; `step` needs a closure that gives the loss.

    >>> def closure():
    ...     optimizer.zero_grad()
    ...     loss = F.mse_loss(net(x), y)
    ...     loss.backward()
    ...     return loss
    >>> optimizer.step(closure)
    """

    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09,
                 history_size=100, line_search_fn=None):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")
        if line_search_fn is not None:
            raise NotImplementedError(
                f"LBFGS with line_search_fn={line_search_fn!r} is not here: leave it out and choose a smaller lr")
        super().__init__(params, dict(
            lr=lr, max_iter=max_iter, max_eval=max_iter * 5 // 4 if max_eval is None else max_eval,
            tolerance_grad=tolerance_grad, tolerance_change=tolerance_change, history_size=history_size,
            line_search_fn=line_search_fn))
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")

    def step(self, closure):
        """Up to `max_iter` steps; gives the loss before the first."""
        with no_grad():
            return self._steps(closure)

    def _gradient(self):
        """All gradients as one vector."""
        return _torch.cat([
            _torch.zeros(parameter.numel()) if parameter.grad is None else parameter.grad.reshape(-1)
            for parameter in self.param_groups[0]["params"]])

    def _move(self, direction, size):
        start = 0
        for parameter in self.param_groups[0]["params"]:
            part = direction[start:start + parameter.numel()]
            parameter.add_(part.reshape(parameter.shape), alpha=size)
            start += parameter.numel()

    @staticmethod
    def _direction(gradient, past):
        """-H gradient, where H is the inverse curvature that the pairs of past steps and changes tell (two loops)."""
        direction, factors = -gradient, []
        for step, change, scale in reversed(past):
            factors.append((step.dot(direction) * scale).item())
            direction.sub_(change, alpha=factors[-1])
        step, change, scale = past[-1]
        direction.mul_((1 / scale) / change.dot(change).item())
        for (step, change, scale), factor in zip(past, reversed(factors)):
            direction.add_(step, alpha=factor - (change.dot(direction) * scale).item())
        return direction

    def _steps(self, closure):
        group = self.param_groups[0]
        memory = self.state[group["params"][0]]
        memory.setdefault("func_evals", 0)
        memory.setdefault("n_iter", 0)

        def evaluate():
            with enable_grad():
                loss = closure()
            memory["func_evals"] += 1
            return loss

        first = evaluate()
        loss, gradient = float(first), self._gradient()
        if float(gradient.abs().max()) <= group["tolerance_grad"]:
            return first
        evaluations = 1
        for number in range(1, group["max_iter"] + 1):
            memory["n_iter"] += 1
            if memory["n_iter"] == 1:
                direction, past = -gradient, []
                size = min(1.0, 1.0 / gradient.abs().sum().item()) * group["lr"]
            else:
                past, direction, size = memory["past"], memory["direction"], memory["size"]
                change, step = gradient - memory["gradient"], direction * size
                product = change.dot(step).item()
                if product > 1e-10:
                    past = (past + [(step, change, 1.0 / product)])[-group["history_size"]:]
                direction = self._direction(gradient, past) if past else -gradient
                size = group["lr"]
            memory.update(past=past, direction=direction, size=size, gradient=gradient.clone())
            before = loss
            if gradient.dot(direction).item() > -group["tolerance_change"]:
                break
            self._move(direction, size)
            if number == group["max_iter"]:
                break
            loss, gradient = float(evaluate()), self._gradient()
            evaluations += 1
            if (evaluations >= group["max_eval"] or float(gradient.abs().max()) <= group["tolerance_grad"]
                    or float((direction * size).abs().max()) <= group["tolerance_change"]
                    or abs(loss - before) < group["tolerance_change"]):
                break
        return first
