# Optimizers: their steps, states, copies and refusals, as PyTorch has them.
import copy
import torch
import torch.nn as nn


def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error).split("\n")[0])


def leaf(*numbers):
    return torch.tensor(list(numbers), requires_grad=True)


def steps(optimizer, x, count):
    for _ in range(count):
        optimizer.zero_grad()
        ((x - 1) ** 2).sum().backward()
        optimizer.step()


for name, settings in [
    ("SGD", {}), ("SGD", dict(lr=0.1, momentum=0.9)),
    ("SGD", dict(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.1)),
    ("SGD", dict(lr=0.1, momentum=0.9, dampening=0.2, maximize=True)),
    ("Adam", {}), ("Adam", dict(lr=0.1, amsgrad=True, weight_decay=0.1)),
    ("Adam", dict(lr=0.1, decoupled_weight_decay=True, weight_decay=0.1)),
    ("AdamW", dict(lr=0.1, weight_decay=0.5)), ("RMSprop", {}),
    ("RMSprop", dict(lr=0.1, momentum=0.9, centered=True, alpha=0.5)),
    ("Adagrad", dict(lr=0.1, initial_accumulator_value=0.1, lr_decay=0.1)), ("Adadelta", {}),
    ("Adamax", dict(lr=0.1, weight_decay=0.1)), ("NAdam", dict(lr=0.1)),
    ("NAdam", dict(lr=0.1, weight_decay=0.1, decoupled_weight_decay=True)), ("RAdam", dict(lr=0.1)),
    ("Rprop", dict(lr=0.1)), ("ASGD", dict(lr=0.1, weight_decay=0.1)),
]:
    make = getattr(torch.optim, name)
    x = leaf(0.5, -2.0, 3.0)
    optimizer = make([x], **settings)
    steps(optimizer, x, 6)
    print(x.detach(), optimizer.state_dict())
    print(optimizer)
    # A state that was copied goes on as the one it was copied from.
    y = x.detach().clone().requires_grad_()
    other = make([y], **settings)
    other.load_state_dict(copy.deepcopy(optimizer.state_dict()))
    apart = copy.deepcopy(optimizer)
    steps(optimizer, x, 2)
    steps(other, y, 2)
    z = apart.param_groups[0]["params"][0]
    steps(apart, z, 2)
    print(torch.equal(x, y), torch.equal(x, z), z is x)

w, v = leaf(1.0, -2.0, 3.0), leaf(0.5, 1.5)
optimizer = torch.optim.LBFGS([w, v], lr=0.1, history_size=3)


def closure():
    optimizer.zero_grad()
    loss = ((w - 1) ** 4).sum() + (v * v).sum()
    loss.backward()
    return loss


print(optimizer.step(closure), optimizer.step(closure), w, v)

# What stands in the groups counts at every step.
first, second = nn.Linear(2, 1), nn.Linear(2, 1)
optimizer = torch.optim.SGD(first.parameters(), lr=0.1)
optimizer.param_groups[0]["params"] = list(second.parameters())
second(torch.ones(2)).sum().backward()
before = second.bias.item()
optimizer.step()
print(round(second.bias.item() - before, 3))
optimizer.zero_grad()
print(second.bias.grad)
late = leaf(5.0)
optimizer.param_groups[0]["params"].append(late)
(late * 2).backward()
optimizer.step()
print(late)
optimizer.param_groups[0]["params"].append(5)
raises(optimizer.step)
optimizer.param_groups.clear()
optimizer.step()

# States and groups.
x, y = leaf(1.0), leaf(2.0)
optimizer = torch.optim.SGD([{"params": [x], "lr": 0.5}, {"params": y}], lr=0.1, momentum=0.9)
(x * y).sum().backward()
optimizer.step()
print(optimizer.state[x], optimizer.state_dict()["state"], optimizer.state_dict()["param_groups"][1])
restored = torch.optim.SGD([{"params": [x]}, {"params": [y]}], lr=7.0)
restored.load_state_dict(optimizer.state_dict())
print(restored.param_groups[0]["lr"], restored.state[y])

# Parameters that change their type.
net = nn.Linear(2, 2)
nn.init.ones_(net.weight)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
weight = net.weight
net(torch.ones(1, 2)).sum().backward()
optimizer.step()
net.double()
print(net.weight is weight, weight.grad.dtype)
optimizer.zero_grad()
net(torch.ones(1, 2).double()).sum().backward()
optimizer.step()
print(net.weight)

# Refusals.
p = leaf(1.0)
for body in [
    lambda: torch.optim.SGD([], lr=0.1), lambda: torch.optim.SGD(["a"], lr=0.1),
    lambda: torch.optim.SGD([p * 2], lr=0.1), lambda: torch.optim.SGD([p], lr=-0.1),
    lambda: torch.optim.SGD([p], lr=0.1, momentum=-1), lambda: torch.optim.SGD([p], lr=0.1, nesterov=True),
    lambda: torch.optim.Adam([p], betas=(1.0, 0.5)), lambda: torch.optim.Adam([p], betas=0.5),
    lambda: torch.optim.Adam([p], eps=-1), lambda: torch.optim.Adam([p], weight_decay=-1),
    lambda: torch.optim.RMSprop([p], alpha=-1), lambda: torch.optim.Adagrad([p], lr_decay=-1),
    lambda: torch.optim.Adadelta([p], rho=2), lambda: torch.optim.Rprop([p], etas=(2, 3)),
    lambda: torch.optim.SGD([{"parms": [p]}], lr=0.1), lambda: torch.optim.SGD([{"params": {p}}], lr=0.1),
    lambda: torch.optim.SGD([{"params": [p]}, {"params": [p]}], lr=0.1),
    lambda: torch.optim.SGD([p], lr=0.1).add_param_group(5),
    lambda: torch.optim.SGD([p], lr=0.1).load_state_dict({"state": {}, "param_groups": []}),
    lambda: torch.optim.SGD([p], lr=0.1).load_state_dict({"state": {}, "param_groups": [{"params": [0, 1]}]}),
    lambda: torch.optim.lr_scheduler.StepLR("a", 1),
]:
    raises(body)


def loaded(rule, change):
    """A step of an optimizer whose loaded state was changed."""
    x = leaf(1.0, 2.0)
    optimizer = rule([x])
    steps(optimizer, x, 1)
    state = copy.deepcopy(optimizer.state_dict())
    change(state["state"][0])
    optimizer.load_state_dict(state)
    steps(optimizer, x, 1)
    return x


try:
    loaded(torch.optim.Adam, lambda state: state.update(exp_avg=torch.ones(3)))
except RuntimeError:
    print("RuntimeError")
print(loaded(torch.optim.RMSprop, lambda state: state.update(square_avg=torch.ones(2).double())))
try:
    loaded(torch.optim.Adam, lambda state: state.update(step="a", exp_avg="a"))
except ValueError:
    print("ValueError")
net = nn.Linear(2, 2)
optimizer = torch.optim.Adam(net.parameters())
net(torch.ones(2)).sum().backward()
optimizer.step()
net.double()
try:
    optimizer.step()
except RuntimeError as error:
    print(str(error)[:50])

# Clipping.
w = leaf(float("nan"), 4.0)
(w * w).sum().backward()
raises(lambda: nn.utils.clip_grad_norm_([w], 1.0, error_if_nonfinite=True))
print(w.grad)
raises(lambda: nn.utils.clip_grad_norm_([1.0], 1.0))

# What PyTorch prints.
# -> tensor([ 0.5060, -1.9642,  2.9761]) {'state': {}, 'param_groups': [{'lr': 0.001, 'momentum': 0, 'dampening': 0, 'weight_decay': 0, 'nesterov': False, 'maximize': False, 'foreach': None, 'differentiable': False, 'fused': None, 'params': [0]}]}
# -> SGD (
# -> Parameter Group 0
# ->     dampening: 0
# ->     differentiable: False
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.001
# ->     maximize: False
# ->     momentum: 0
# ->     nesterov: False
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 1.3545,  3.1269, -0.4179]) {'state': {0: {'momentum_buffer': tensor([-0.6428, -3.8566,  2.5711])}}, 'param_groups': [{'lr': 0.1, 'momentum': 0.9, 'dampening': 0, 'weight_decay': 0, 'nesterov': False, 'maximize': False, 'foreach': None, 'differentiable': False, 'fused': None, 'params': [0]}]}
# -> SGD (
# -> Parameter Group 0
# ->     dampening: 0
# ->     differentiable: False
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.1
# ->     maximize: False
# ->     momentum: 0.9
# ->     nesterov: False
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([1.1264, 2.0882, 0.1646]) {'state': {0: {'momentum_buffer': tensor([-0.2639, -1.7220,  1.1943])}}, 'param_groups': [{'lr': 0.1, 'momentum': 0.9, 'dampening': 0, 'weight_decay': 0.1, 'nesterov': True, 'maximize': False, 'foreach': None, 'differentiable': False, 'fused': None, 'params': [0]}]}
# -> SGD (
# -> Parameter Group 0
# ->     dampening: 0
# ->     differentiable: False
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.1
# ->     maximize: False
# ->     momentum: 0.9
# ->     nesterov: True
# ->     weight_decay: 0.1
# -> )
# -> True True False
# -> tensor([ -2.0670, -17.4022,  13.2681]) {'state': {0: {'momentum_buffer': tensor([  9.1599,  54.9597, -36.6398])}}, 'param_groups': [{'lr': 0.1, 'momentum': 0.9, 'dampening': 0.2, 'weight_decay': 0, 'nesterov': False, 'maximize': True, 'foreach': None, 'differentiable': False, 'fused': None, 'params': [0]}]}
# -> SGD (
# -> Parameter Group 0
# ->     dampening: 0.2
# ->     differentiable: False
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.1
# ->     maximize: True
# ->     momentum: 0.9
# ->     nesterov: False
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 0.5060, -1.9940,  2.9940]) {'state': {0: {'step': tensor(6.), 'exp_avg': tensor([-0.4659, -2.8087,  1.8716]), 'exp_avg_sq': tensor([0.0059, 0.2151, 0.0955])}}, 'param_groups': [{'lr': 0.001, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0, 'amsgrad': False, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'fused': None, 'decoupled_weight_decay': False, 'params': [0]}]}
# -> Adam (
# -> Parameter Group 0
# ->     amsgrad: False
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     decoupled_weight_decay: False
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.001
# ->     maximize: False
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 1.0349, -1.4031,  2.4050]) {'state': {0: {'step': tensor(6.), 'exp_avg': tensor([-0.1805, -2.6297,  1.7398]), 'exp_avg_sq': tensor([0.0019, 0.1936, 0.0861]), 'max_exp_avg_sq': tensor([0.0019, 0.1936, 0.0861])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0.1, 'amsgrad': True, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'fused': None, 'decoupled_weight_decay': False, 'params': [0]}]}
# -> Adam (
# -> Parameter Group 0
# ->     amsgrad: True
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     decoupled_weight_decay: False
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.1
# ->     maximize: False
# ->     weight_decay: 0.1
# -> )
# -> True True False
# -> tensor([ 1.0107, -1.3015,  2.2464]) {'state': {0: {'step': tensor(6.), 'exp_avg': tensor([-0.2301, -2.5010,  1.5387]), 'exp_avg_sq': tensor([0.0023, 0.1760, 0.0687])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0.1, 'amsgrad': False, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'fused': None, 'decoupled_weight_decay': True, 'params': [0]}]}
# -> Adam (
# -> Parameter Group 0
# ->     amsgrad: False
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     decoupled_weight_decay: True
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.1
# ->     maximize: False
# ->     weight_decay: 0.1
# -> )
# -> True True False
# -> tensor([ 0.8733, -0.9469,  1.6932]) {'state': {0: {'step': tensor(6.), 'exp_avg': tensor([-0.2894, -2.3226,  1.2651]), 'exp_avg_sq': tensor([0.0029, 0.1558, 0.0516])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0.5, 'amsgrad': False, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'fused': None, 'decoupled_weight_decay': True, 'params': [0]}]}
# -> AdamW (
# -> Parameter Group 0
# ->     amsgrad: False
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     decoupled_weight_decay: True
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     fused: None
# ->     lr: 0.1
# ->     maximize: False
# ->     weight_decay: 0.5
# -> )
# -> True True False
# -> tensor([ 0.8050, -1.6427,  2.6472]) {'state': {0: {'step': tensor(6.), 'square_avg': tensor([0.0279, 1.8599, 0.7764])}}, 'param_groups': [{'lr': 0.01, 'momentum': 0, 'alpha': 0.99, 'eps': 1e-08, 'centered': False, 'weight_decay': 0, 'capturable': False, 'foreach': None, 'maximize': False, 'differentiable': False, 'params': [0]}]}
# -> RMSprop (
# -> Parameter Group 0
# ->     alpha: 0.99
# ->     capturable: False
# ->     centered: False
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     lr: 0.01
# ->     maximize: False
# ->     momentum: 0
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 1.1477,  1.7400, -0.0579]) {'state': {0: {'step': tensor(6.), 'square_avg': tensor([0.6498, 5.3976, 2.0797]), 'momentum_buffer': tensor([ 2.6574, -7.9444,  5.0455]), 'grad_avg': tensor([ 0.7058, -1.5278,  0.0412])}}, 'param_groups': [{'lr': 0.1, 'momentum': 0.9, 'alpha': 0.5, 'eps': 1e-08, 'centered': True, 'weight_decay': 0, 'capturable': False, 'foreach': None, 'maximize': False, 'differentiable': False, 'params': [0]}]}
# -> RMSprop (
# -> Parameter Group 0
# ->     alpha: 0.5
# ->     capturable: False
# ->     centered: True
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     lr: 0.1
# ->     maximize: False
# ->     momentum: 0.9
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 0.7617, -1.6961,  2.6994]) {'state': {0: {'step': tensor(6.), 'sum': tensor([  3.2081, 193.0339,  81.1183])}}, 'param_groups': [{'lr': 0.1, 'lr_decay': 0.1, 'eps': 1e-10, 'weight_decay': 0, 'initial_accumulator_value': 0.1, 'foreach': None, 'maximize': False, 'differentiable': False, 'fused': None, 'params': [0]}]}
# -> Adagrad (
# -> Parameter Group 0
# ->     differentiable: False
# ->     eps: 1e-10
# ->     foreach: None
# ->     fused: None
# ->     initial_accumulator_value: 0.1
# ->     lr: 0.1
# ->     lr_decay: 0.1
# ->     maximize: False
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 0.5196, -1.9802,  2.9802]) {'state': {0: {'step': tensor(6.), 'square_avg': tensor([ 0.4517, 16.7657,  7.4288]), 'acc_delta': tensor([5.0536e-06, 5.1543e-06, 5.1442e-06])}}, 'param_groups': [{'lr': 1.0, 'rho': 0.9, 'eps': 1e-06, 'weight_decay': 0, 'maximize': False, 'capturable': False, 'foreach': None, 'differentiable': False, 'params': [0]}]}
# -> Adadelta (
# -> Parameter Group 0
# ->     capturable: False
# ->     differentiable: False
# ->     eps: 1e-06
# ->     foreach: None
# ->     lr: 1.0
# ->     maximize: False
# ->     rho: 0.9
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 0.9380, -1.4261,  2.4379]) {'state': {0: {'step': tensor(6.), 'exp_avg': tensor([-0.2124, -2.6357,  1.7485]), 'exp_inf': tensor([0.9453, 6.1691, 4.2785])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0.1, 'foreach': None, 'maximize': False, 'differentiable': False, 'capturable': False, 'params': [0]}]}
# -> Adamax (
# -> Parameter Group 0
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     lr: 0.1
# ->     maximize: False
# ->     weight_decay: 0.1
# -> )
# -> True True False
# -> tensor([ 0.8858, -1.5311,  2.5380]) {'state': {0: {'step': tensor(6.), 'mu_product': tensor(0.0083), 'exp_avg': tensor([-0.2707, -2.5920,  1.6567]), 'exp_avg_sq': tensor([0.0026, 0.1867, 0.0772])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0, 'momentum_decay': 0.004, 'decoupled_weight_decay': False, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'params': [0]}]}
# -> NAdam (
# -> Parameter Group 0
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     decoupled_weight_decay: False
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     lr: 0.1
# ->     maximize: False
# ->     momentum_decay: 0.004
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 0.8553, -1.4296,  2.3823]) {'state': {0: {'step': tensor(6.), 'mu_product': tensor(0.0083), 'exp_avg': tensor([-0.2847, -2.5442,  1.5841]), 'exp_avg_sq': tensor([0.0027, 0.1808, 0.0717])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0.1, 'momentum_decay': 0.004, 'decoupled_weight_decay': True, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'params': [0]}]}
# -> NAdam (
# -> Parameter Group 0
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     decoupled_weight_decay: True
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     lr: 0.1
# ->     maximize: False
# ->     momentum_decay: 0.004
# ->     weight_decay: 0.1
# -> )
# -> True True False
# -> tensor([0.9013, 0.3972, 1.4012]) {'state': {0: {'step': tensor(6.), 'exp_avg': tensor([-0.2435, -1.4609,  0.9739]), 'exp_avg_sq': tensor([0.0024, 0.0855, 0.0380])}}, 'param_groups': [{'lr': 0.1, 'betas': (0.9, 0.999), 'eps': 1e-08, 'weight_decay': 0, 'maximize': False, 'foreach': None, 'capturable': False, 'decoupled_weight_decay': False, 'differentiable': False, 'params': [0]}]}
# -> RAdam (
# -> Parameter Group 0
# ->     betas: (0.9, 0.999)
# ->     capturable: False
# ->     decoupled_weight_decay: False
# ->     differentiable: False
# ->     eps: 1e-08
# ->     foreach: None
# ->     lr: 0.1
# ->     maximize: False
# ->     weight_decay: 0
# -> )
# -> True True False
# -> tensor([ 0.9504, -1.0070,  2.0070]) {'state': {0: {'step': tensor(6.), 'prev': tensor([ 0.0736, -4.5117,  2.5117]), 'step_size': tensor([0.0864, 0.2488, 0.2488])}}, 'param_groups': [{'lr': 0.1, 'etas': (0.5, 1.2), 'step_sizes': (1e-06, 50), 'foreach': None, 'maximize': False, 'differentiable': False, 'capturable': False, 'params': [0]}]}
# -> Rprop (
# -> Parameter Group 0
# ->     capturable: False
# ->     differentiable: False
# ->     etas: (0.5, 1.2)
# ->     foreach: None
# ->     lr: 0.1
# ->     maximize: False
# ->     step_sizes: (1e-06, 50)
# -> )
# -> True True False
# -> tensor([0.8424, 0.2347, 1.4501]) {'state': {0: {'step': tensor(6.), 'eta': tensor(0.1000), 'mu': tensor(1.), 'ax': tensor([0.8424, 0.2347, 1.4501])}}, 'param_groups': [{'lr': 0.1, 'lambd': 0.0001, 'alpha': 0.75, 't0': 1000000.0, 'weight_decay': 0.1, 'foreach': None, 'maximize': False, 'differentiable': False, 'capturable': False, 'params': [0]}]}
# -> ASGD (
# -> Parameter Group 0
# ->     alpha: 0.75
# ->     capturable: False
# ->     differentiable: False
# ->     foreach: None
# ->     lambd: 0.0001
# ->     lr: 0.1
# ->     maximize: False
# ->     t0: 1000000.0
# ->     weight_decay: 0.1
# -> )
# -> True True False
# -> tensor(99.5000, grad_fn=<AddBackward0>) tensor(7.8104, grad_fn=<AddBackward0>) tensor([1.0000, 0.1928, 1.5555], requires_grad=True) tensor([0.0258, 0.0773], requires_grad=True)
# -> -0.1
# -> None
# -> tensor([4.8000], requires_grad=True)
# -> AttributeError: 'int' object has no attribute 'grad'
# -> {'momentum_buffer': tensor([2.])} {0: {'momentum_buffer': tensor([2.])}, 1: {'momentum_buffer': tensor([1.])}} {'lr': 0.1, 'momentum': 0.9, 'dampening': 0, 'weight_decay': 0, 'nesterov': False, 'maximize': False, 'foreach': None, 'differentiable': False, 'fused': None, 'params': [1]}
# -> 0.5 {'momentum_buffer': tensor([1.])}
# -> True torch.float64
# -> Parameter containing:
# -> tensor([[0.7100, 0.7100],
# ->         [0.7100, 0.7100]], dtype=torch.float64, requires_grad=True)
# -> ValueError: optimizer got an empty parameter list
# -> TypeError: optimizer can only optimize Tensors, but one of the params is str
# -> ValueError: can't optimize a non-leaf Tensor
# -> ValueError: Invalid learning rate: -0.1
# -> ValueError: Invalid momentum value: -1
# -> ValueError: Nesterov momentum requires a momentum and zero dampening
# -> ValueError: Invalid beta parameter at index 0: 1.0
# -> TypeError: 'float' object is not subscriptable
# -> ValueError: Invalid epsilon value: -1
# -> ValueError: Invalid weight_decay value: -1
# -> ValueError: Invalid alpha value: -1
# -> ValueError: Invalid lr_decay value: -1
# -> ValueError: Invalid rho value: 2
# -> ValueError: Invalid eta values: 2, 3
# -> KeyError: 'params'
# -> TypeError: optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change between runs. Please use a list instead.
# -> ValueError: some parameters appear in more than one parameter group
# -> TypeError: param_group must be a dict, but got <class 'int'>
# -> ValueError: loaded state dict has a different number of parameter groups
# -> ValueError: loaded state dict contains a parameter group that doesn't match the size of optimizer's group
# -> TypeError: str is not an Optimizer
# -> RuntimeError
# -> tensor([1.0000, 1.8822], requires_grad=True)
# -> ValueError
# -> expected dtype float for `end` but got dtype doubl
# -> RuntimeError: The total norm of order 2.0 for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`
# -> tensor([nan, 8.])
# -> AttributeError: 'float' object has no attribute 'grad'
